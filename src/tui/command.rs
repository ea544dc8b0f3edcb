//! Every command: its name, where it applies, its keys. Footer, help, palette and manual are made from this one table.

use super::keys::Key;
use std::collections::BTreeMap;

/// Something a learner can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has a line of help in the message file, by its id")]
pub enum Command {
    Quit,
    Help,
    Palette,
    NextPane,
    PreviousPane,
    NextLesson,
    PreviousLesson,
    Continue,
    JumpToLesson,
    Contents,
    Theme,
    Certainty,
    Suspend,
    Redraw,
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Top,
    Bottom,
    ScrollLeft,
    ScrollRight,
    NextSection,
    PreviousSection,
    Sections,
    Find,
    FindNext,
    FindPrevious,
    FindClose,
    NextSpot,
    PreviousSpot,
    Activate,
    Back,
    Forward,
    NextTab,
    PreviousTab,
    Checkpoint,
    Quiz,
    CopyCode,
    EditSource,
    Note,
    Bookmark,
    Choose,
    OpenFolds,
    MarkRead,
    ContentsDown,
    ContentsUp,
    ContentsOpen,
    ContentsFold,
    ContentsUnfold,
    ContentsToggle,
    ContentsTop,
    ContentsBottom,
    ContentsFilter,
    ChooseLeft,
    ChooseRight,
    ChooseUp,
    ChooseDown,
    ChooseBegin,
    ChooseHighlight,
    ChooseCopy,
    ChooseCancel,
    Notes,
    NotesDown,
    NotesUp,
    NotesTop,
    NotesBottom,
    NotesGo,
    NotesEdit,
    NotesExternal,
    NotesRemove,
    NotesUndo,
    NotesAll,
    NotesClose,
    QuizDown,
    QuizUp,
    QuizToggle,
    QuizSubmit,
    QuizNotSure,
    QuizHint,
    QuizExplain,
    QuizMoveDown,
    QuizMoveUp,
    QuizNext,
    QuizPrevious,
    QuizRetry,
    QuizRetryWrong,
    QuizAttempts,
    QuizScrollDown,
    QuizScrollUp,
    QuizClose,
    Home,
    HomeGo,
    HomeDown,
    HomeUp,
    HomePageDown,
    HomePageUp,
    HomeTop,
    HomeBottom,
    HomeClose,
    Review,
    ReviewLeeches,
    ReviewOptimise,
    Glossary,
    ReviewGo,
    ReviewScrollDown,
    ReviewScrollUp,
    ReviewUndo,
    ReviewSuspend,
    ReviewBury,
    ReviewExplain,
    ReviewClose,
    Lab,
    LabRun,
    LabEdit,
    LabNextTab,
    LabPreviousTab,
    LabDown,
    LabUp,
    LabPageDown,
    LabPageUp,
    LabTop,
    LabBottom,
    LabNextPlace,
    LabPreviousPlace,
    LabHint,
    LabDiff,
    LabSolution,
    LabSnapshots,
    LabReset,
    LabExternal,
    LabZoom,
    LabScrollLeft,
    LabScrollRight,
    LabJump,
    LabClose,
    LabCancel,
    SliderDown,
    SliderUp,
    SliderLess,
    SliderMore,
    SliderMuchLess,
    SliderMuchMore,
    SliderChange,
    SliderDefault,
    EditorLeave,
    EditorUndo,
    EditorRedo,
    EditorCut,
    EditorCopy,
    EditorPaste,
    EditorSelectAll,
    EditorIndent,
    EditorOutdent,
    EditorDeleteWord,
    EditorFind,
    EditorFindNext,
    EditorFindPrevious,
    EditorGoToLine,
    EditorLeft,
    EditorRight,
    EditorUp,
    EditorDown,
    EditorWordLeft,
    EditorWordRight,
    EditorLineStart,
    EditorLineEnd,
    EditorPageUp,
    EditorPageDown,
    EditorStart,
    EditorEnd,
    Search,
    SearchOpen,
    SearchDown,
    SearchUp,
    SearchPageDown,
    SearchPageUp,
    SearchKind,
    SearchKindBack,
    SearchPart,
    SearchLesson,
    SearchClose,
}

/// Where a command applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Wherever no other context takes the key.
    Anywhere,
    /// The text has the focus.
    Reading,
    /// A search in the page is on.
    Finding,
    /// Words of the text are being chosen.
    Choosing,
    /// The contents have the focus.
    Contents,
    /// The quiz pane has the focus.
    Quiz,
    /// A card of the review shows.
    Review,
    /// A front, a back or the end of a review shows.
    ReviewCard,
    /// The home screen shows.
    Home,
    /// The list of notes has the focus.
    Notes,
    /// The lab pane has the focus and nothing is typed.
    Lab,
    /// The sliders of a lab have the focus.
    Sliders,
    /// A lab runs and its pane has the focus.
    LabRunning,
    /// Keys go into a file of the lab or a note.
    Editor,
    /// The search screen is open; what is typed is looked for.
    Searching,
}

/// One row of the table.
#[derive(Debug)]
pub struct CommandInfo {
    /// The command.
    pub command: Command,
    /// Its name in settings, and `command.<id>` in the message file.
    pub id: &'static str,
    /// Where it applies.
    pub context: Context,
    /// Its keys unless the settings say otherwise.
    pub keys: &'static [&'static str],
}

macro_rules! table {
    ($($context:ident { $($command:ident $id:literal [$($key:literal),*])* })*) => {
        &[$($(CommandInfo { command: Command::$command, id: $id, context: Context::$context, keys: &[$($key),*] },)*)*]
    };
}

/// All commands, in the order help shows them.
pub const COMMANDS: &[CommandInfo] = table! {
    Reading {
        PageDown "page-down" ["space", "pgdn"]
        PageUp "page-up" ["b", "pgup", "shift-space"]
        LineDown "line-down" ["j", "down"]
        LineUp "line-up" ["k", "up"]
        HalfDown "half-down" ["d", "ctrl-d"]
        HalfUp "half-up" ["u", "ctrl-u"]
        Top "top" ["g", "home"]
        Bottom "bottom" ["G", "end"]
        ScrollLeft "scroll-left" ["h", "left"]
        ScrollRight "scroll-right" ["right"]
        NextSection "next-section" ["}"]
        PreviousSection "previous-section" ["{"]
        Sections "sections" ["s"]
        Find "find" ["/"]
        NextTab "next-tab" ["t"]
        PreviousTab "previous-tab" ["T"]
        NextSpot "next-link" ["."]
        PreviousSpot "previous-link" [","]
        Activate "open-link" ["enter"]
        Checkpoint "checkpoint" ["c"]
        CopyCode "copy-code" ["y"]
        OpenFolds "open-folds" ["o"]
        EditSource "edit-source" ["e"]
        Note "note" ["m"]
        Bookmark "bookmark" ["x"]
        Choose "choose" ["v"]
    }
    Choosing {
        ChooseRight "choose-right" ["right", "l", "w"]
        ChooseLeft "choose-left" ["left", "h"]
        ChooseDown "choose-down" ["down", "j"]
        ChooseUp "choose-up" ["up", "k"]
        ChooseBegin "choose-begin" ["space", "v"]
        ChooseHighlight "choose-highlight" ["enter"]
        ChooseCopy "choose-copy" ["y"]
        ChooseCancel "choose-cancel" ["esc"]
    }
    Finding {
        FindNext "find-next" ["n"]
        FindPrevious "find-previous" ["N"]
        FindClose "find-close" ["esc"]
    }
    Contents {
        ContentsDown "contents-down" ["j", "down"]
        ContentsUp "contents-up" ["k", "up"]
        ContentsOpen "contents-open" ["enter"]
        ContentsFold "contents-fold" ["h", "left"]
        ContentsUnfold "contents-unfold" ["l", "right"]
        ContentsToggle "contents-toggle" ["space"]
        ContentsFilter "contents-filter" ["/"]
        ContentsTop "contents-top" ["g", "home"]
        ContentsBottom "contents-bottom" ["G", "end"]
    }
    Quiz {
        QuizSubmit "quiz-submit" ["enter"]
        QuizDown "quiz-down" ["j", "down"]
        QuizUp "quiz-up" ["k", "up"]
        QuizToggle "quiz-choose" ["space"]
        QuizMoveDown "quiz-move-down" ["J", "shift-down", "ctrl-down"]
        QuizMoveUp "quiz-move-up" ["K", "shift-up", "ctrl-up"]
        QuizNotSure "quiz-not-sure" ["u", "f3"]
        QuizHint "quiz-hint" ["i", "f2"]
        QuizExplain "quiz-explain" ["x", "f4"]
        QuizNext "quiz-next" ["n"]
        QuizPrevious "quiz-previous" ["p"]
        QuizRetryWrong "quiz-retry-wrong" ["w"]
        QuizRetry "quiz-retry" ["r"]
        QuizAttempts "quiz-attempts" ["a"]
        QuizScrollDown "quiz-scroll-down" ["pgdn", "ctrl-d"]
        QuizScrollUp "quiz-scroll-up" ["pgup", "ctrl-u"]
        QuizClose "quiz-close" ["esc"]
    }
    ReviewCard {
        ReviewGo "review-go" ["space", "enter"]
        ReviewScrollDown "review-scroll-down" ["j", "down", "pgdn", "ctrl-d"]
        ReviewScrollUp "review-scroll-up" ["k", "up", "pgup", "ctrl-u"]
    }
    Review {
        ReviewUndo "review-undo" ["u", "alt-u"]
        ReviewSuspend "review-suspend" ["s", "alt-s"]
        ReviewBury "review-bury" ["b", "alt-b"]
        ReviewExplain "review-explain" ["x", "f4"]
        ReviewClose "review-close" ["esc"]
    }
    Home {
        HomeGo "home-go" ["enter"]
        HomeDown "home-down" ["j", "down"]
        HomeUp "home-up" ["k", "up"]
        HomePageDown "home-page-down" ["space", "pgdn", "ctrl-d"]
        HomePageUp "home-page-up" ["b", "pgup", "shift-space", "ctrl-u"]
        HomeTop "home-top" ["g", "home"]
        HomeBottom "home-bottom" ["G", "end"]
        HomeClose "home-close" ["esc"]
    }
    Notes {
        NotesGo "notes-go" ["enter"]
        NotesDown "notes-down" ["j", "down"]
        NotesUp "notes-up" ["k", "up"]
        NotesTop "notes-top" ["g", "home"]
        NotesBottom "notes-bottom" ["G", "end"]
        NotesEdit "notes-edit" ["e"]
        NotesExternal "notes-external" ["E"]
        NotesRemove "notes-remove" ["d", "del"]
        NotesUndo "notes-undo" ["u"]
        NotesAll "notes-all" ["a"]
        NotesClose "notes-close" ["esc"]
    }
    Lab {
        LabRun "lab-run" ["r", "f5"]
        LabEdit "lab-edit" ["enter"]
        LabNextTab "lab-next-tab" ["t", "right"]
        LabPreviousTab "lab-previous-tab" ["T", "left"]
        LabDown "lab-down" ["j", "down"]
        LabUp "lab-up" ["k", "up"]
        LabPageDown "lab-page-down" ["space", "pgdn", "ctrl-d"]
        LabPageUp "lab-page-up" ["b", "pgup", "shift-space", "ctrl-u"]
        LabTop "lab-top" ["g", "home"]
        LabBottom "lab-bottom" ["G", "end"]
        LabNextPlace "lab-next-place" ["n", "."]
        LabPreviousPlace "lab-previous-place" ["p", ","]
        LabHint "lab-hint" ["i", "f2"]
        LabDiff "lab-diff" ["d"]
        LabSolution "lab-solution" ["s"]
        LabSnapshots "lab-snapshots" ["v"]
        LabReset "lab-reset" ["R"]
        LabExternal "lab-external" ["e"]
        LabZoom "lab-zoom" ["f"]
        LabScrollLeft "lab-scroll-left" ["h", "shift-left"]
        LabScrollRight "lab-scroll-right" ["H", "shift-right"]
        LabJump "lab-jump" ["x", "f4"]
        LabClose "lab-close" ["esc"]
    }
    Sliders {
        SliderDown "slider-down" ["j", "down"]
        SliderUp "slider-up" ["k", "up"]
        SliderMore "slider-more" ["right"]
        SliderLess "slider-less" ["h", "left"]
        SliderMuchMore "slider-much-more" ["shift-right"]
        SliderMuchLess "slider-much-less" ["shift-left"]
        SliderChange "slider-change" ["enter", "space"]
        SliderDefault "slider-default" ["d"]
    }
    LabRunning {
        LabCancel "lab-cancel" ["esc", "ctrl-c"]
    }
    Editor {
        EditorLeave "editor-leave" ["esc"]
        EditorUndo "editor-undo" ["ctrl-u", "alt-u"]
        EditorRedo "editor-redo" ["ctrl-r", "alt-r"]
        EditorCut "editor-cut" ["ctrl-x", "shift-del"]
        EditorCopy "editor-copy" ["ctrl-c", "alt-c", "ctrl-ins"]
        EditorPaste "editor-paste" ["ctrl-v", "shift-ins"]
        EditorSelectAll "editor-select-all" ["ctrl-a"]
        EditorIndent "editor-indent" ["tab"]
        EditorOutdent "editor-outdent" ["shift-tab"]
        EditorDeleteWord "editor-delete-word" ["ctrl-w", "ctrl-backspace", "alt-backspace"]
        EditorFind "editor-find" ["ctrl-f"]
        EditorFindNext "editor-find-next" ["ctrl-g", "f3"]
        EditorFindPrevious "editor-find-previous" ["alt-g", "shift-f3"]
        EditorGoToLine "editor-go-to-line" ["ctrl-o", "alt-l"]
        EditorLeft "editor-left" ["left", "shift-left"]
        EditorRight "editor-right" ["right", "shift-right"]
        EditorUp "editor-up" ["up", "shift-up"]
        EditorDown "editor-down" ["down", "shift-down"]
        EditorWordLeft "editor-word-left" ["ctrl-left", "alt-b", "ctrl-shift-left"]
        EditorWordRight "editor-word-right" ["ctrl-right", "alt-f", "ctrl-shift-right"]
        EditorLineStart "editor-line-start" ["home", "shift-home"]
        EditorLineEnd "editor-line-end" ["end", "ctrl-e", "shift-end"]
        EditorPageUp "editor-page-up" ["pgup", "shift-pgup"]
        EditorPageDown "editor-page-down" ["pgdn", "shift-pgdn"]
        EditorStart "editor-start" ["ctrl-home", "alt-lt", "ctrl-shift-home"]
        EditorEnd "editor-end" ["ctrl-end", "alt-gt", "ctrl-shift-end"]
    }
    Searching {
        SearchOpen "search-open" ["enter"]
        SearchDown "search-down" ["down", "ctrl-n"]
        SearchUp "search-up" ["up"]
        SearchPageDown "search-page-down" ["pgdn"]
        SearchPageUp "search-page-up" ["pgup"]
        SearchKind "search-kind" ["tab", "f2"]
        SearchKindBack "search-kind-back" ["shift-tab"]
        SearchPart "search-part" ["f3"]
        SearchLesson "search-lesson" ["f4"]
        SearchClose "search-close" ["esc"]
    }
    Anywhere {
        Search "search" ["ctrl-f"]
        NextLesson "next-lesson" ["n", "]"]
        PreviousLesson "previous-lesson" ["p", "["]
        Continue "continue" ["C"]
        JumpToLesson "jump" ["#"]
        Back "back" ["backspace", "alt-left"]
        Forward "forward" ["alt-right", "+"]
        Quiz "quiz" ["z"]
        Lab "lab" ["l"]
        Home "home" ["H"]
        Review "review" ["r"]
        ReviewLeeches "review-leeches" ["L"]
        ReviewOptimise "review-optimise" []
        Notes "notes" ["N"]
        Glossary "glossary" ["W"]
        MarkRead "mark-read" ["M"]
        NextPane "next-pane" ["tab"]
        PreviousPane "previous-pane" ["shift-tab"]
        Contents "contents" ["B"]
        Palette "palette" [":", "ctrl-p"]
        Theme "theme" ["ctrl-t"]
        Certainty "certainty" []
        Help "help" ["?", "f1"]
        Suspend "suspend" ["ctrl-z"]
        Redraw "redraw" ["ctrl-l"]
        Quit "quit" ["q", "ctrl-c", "ctrl-q"]
    }
};

/// Which key asks for what, defaults and settings together.
#[derive(Debug)]
pub struct Keymap {
    keys: Vec<(Context, Key, Command)>,
}

impl Keymap {
    /// Makes the map from the defaults and the learner's own keys; also returns a sentence for each setting that cannot be used.
    pub fn new(own: &BTreeMap<String, Vec<String>>) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        for id in own.keys().filter(|id| !COMMANDS.iter().any(|info| info.id == **id)) {
            problems.push(format!("keys.{id}: there is no such command"));
        }
        let mut keys: Vec<(Context, Key, Command)> = Vec::new();
        for info in COMMANDS {
            let Some(own) = own.get(info.id) else { continue };
            for text in own {
                match Key::parse(text) {
                    None => problems.push(format!("keys.{}: `{text}` is not a key", info.id)),
                    Some(key) if keys.iter().any(|(context, other, _)| *context == info.context && *other == key) => {
                        problems.push(format!("keys.{}: `{text}` is taken by another command", info.id));
                    }
                    Some(key) => keys.push((info.context, key, info.command)),
                }
            }
        }
        for info in COMMANDS.iter().filter(|info| !own.contains_key(info.id)) {
            for key in info.keys.iter().filter_map(|text| Key::parse(text)) {
                // A learner's own key wins over another command's default.
                if !keys.iter().any(|(context, other, _)| *context == info.context && *other == key) {
                    keys.push((info.context, key, info.command));
                }
            }
        }
        (Self { keys }, problems)
    }

    /// Returns what `key` asks for in the first of `contexts` that knows it.
    pub fn command(&self, contexts: &[Context], key: Key) -> Option<Command> {
        contexts.iter().find_map(|context| {
            self.keys.iter().find(|(c, k, _)| c == context && *k == key).map(|(_, _, command)| *command)
        })
    }

    /// Returns the keys of `command`, most usual first.
    pub fn keys_of(&self, command: Command) -> Vec<Key> {
        self.keys.iter().filter(|(_, _, c)| *c == command).map(|(_, key, _)| *key).collect()
    }
}

impl Command {
    /// Returns the row of the table.
    pub fn info(self) -> &'static CommandInfo {
        COMMANDS.iter().find(|info| info.command == self).unwrap_or(&COMMANDS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Words;

    #[test]
    fn every_default_key_is_in_the_notation_and_free() {
        let (map, problems) = Keymap::new(&BTreeMap::new());
        assert!(problems.is_empty());
        let defaults: usize = COMMANDS.iter().map(|info| info.keys.len()).sum();
        assert_eq!(
            map.keys.len(),
            defaults,
            "two commands of one context share a key, or a key is not in the notation"
        );
    }

    #[test]
    fn every_command_has_a_line_of_help() {
        for info in COMMANDS {
            let key = format!("command.{}", info.id);
            assert_ne!(Words::english().get(&key), key, "no help for {}", info.id);
        }
    }

    #[test]
    fn own_keys_win_and_bad_ones_are_named() {
        let own = BTreeMap::from([
            ("quit".to_owned(), vec!["n".to_owned()]),
            ("help".to_owned(), vec!["hyper-x".to_owned()]),
            ("dance".to_owned(), vec![]),
        ]);
        let (map, problems) = Keymap::new(&own);
        assert_eq!(map.command(&[Context::Anywhere], Key::parse("n").unwrap()), Some(Command::Quit));
        assert_eq!(map.command(&[Context::Anywhere], Key::parse("q").unwrap()), None);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
