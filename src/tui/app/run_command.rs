//! Commands to changes: one arm for each row of the table.

use super::super::command::Command;
use super::super::editor::{Editor, Motion};
use super::super::field::Field;
use super::super::msg::Effect;
use super::{App, Goal, Overlay, Pane};
use crate::learner::{Place, ThemeChoice};

impl App {
    /// Does what a command says.
    pub(crate) fn run(&mut self, command: Command) -> Vec<Effect> {
        if self.search.open && !super::search::stays_open(command) {
            self.search.open = false;
            self.fit();
        }
        self.leave_home_for(command);
        match command {
            Command::Quit => return self.quit(),
            Command::Help => self.overlays.push(Overlay::Help { scroll: 0 }),
            Command::Palette => self.overlays.push(Overlay::Palette { field: Field::query(""), cursor: 0 }),
            Command::NextPane => self.turn_pane(true),
            Command::PreviousPane => self.turn_pane(false),
            Command::NextLesson => return self.neighbour(true),
            Command::PreviousLesson => return self.neighbour(false),
            Command::Continue => return self.continue_learning(),
            Command::JumpToLesson => self.overlays.push(Overlay::jump("")),
            Command::Contents => self.toggle_contents(),
            Command::Theme => return self.next_theme(),
            Command::Certainty => return self.toggle_certainty(),
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::LineDown => return self.scroll(1),
            Command::LineUp => return self.scroll(-1),
            Command::PageDown => return self.scroll_pages(false, true),
            Command::PageUp => return self.scroll_pages(false, false),
            Command::HalfDown => return self.scroll_pages(true, true),
            Command::HalfUp => return self.scroll_pages(true, false),
            Command::Top => return self.go(Place::default()),
            Command::Bottom => return self.go_end(),
            Command::ScrollLeft => return self.scroll_sideways(-8),
            Command::ScrollRight => return self.scroll_sideways(8),
            Command::NextSection => return self.go_section(true),
            Command::PreviousSection => return self.go_section(false),
            Command::Sections => {
                let cursor = self.page.as_ref().and_then(|page| page.section_at(self.top)).unwrap_or(0);
                self.overlays.push(Overlay::Sections { cursor });
            }
            Command::Find => return self.begin_find(),
            Command::FindNext => return self.find_step(true),
            Command::FindPrevious => return self.find_step(false),
            Command::FindClose => return self.end_find(false),
            Command::NextSpot => return self.next_spot(true),
            Command::PreviousSpot => return self.next_spot(false),
            Command::Activate => return self.activate(),
            Command::Back => return self.travel(false),
            Command::Forward => return self.travel(true),
            Command::NextTab => return self.turn_tab(true),
            Command::PreviousTab => return self.turn_tab(false),
            Command::Checkpoint => return self.next_checkpoint(),
            Command::Quiz => return self.open_closing_quiz(),
            Command::CopyCode => return self.copy_code(),
            Command::EditSource => return self.edit_source(),
            Command::Note => return self.begin_note(),
            Command::Bookmark => return self.toggle_bookmark(),
            Command::Choose => return self.begin_choosing(),
            Command::ChooseLeft => return self.choosing_move(false, false),
            Command::ChooseRight => return self.choosing_move(true, false),
            Command::ChooseUp => return self.choosing_move(false, true),
            Command::ChooseDown => return self.choosing_move(true, true),
            Command::ChooseBegin => self.choosing_begin(),
            Command::ChooseHighlight => return self.highlight_chosen(),
            Command::ChooseCopy => return self.copy_chosen(),
            Command::ChooseCancel => self.end_choosing(),
            Command::Glossary => self.open_glossary(),
            Command::Notes => return self.open_notes(),
            Command::NotesDown => self.notes_move(1),
            Command::NotesUp => self.notes_move(-1),
            Command::NotesTop => self.notes_move(isize::MIN / 2),
            Command::NotesBottom => self.notes_move(isize::MAX / 2),
            Command::NotesGo => return self.notes_go(),
            Command::NotesEdit => return self.notes_edit(),
            Command::NotesExternal => return self.notes_external(),
            Command::NotesRemove => return self.notes_remove(),
            Command::NotesUndo => return self.notes_undo(),
            Command::NotesAll => return self.notes_all(),
            Command::NotesClose => return self.close_notes(),
            Command::OpenFolds => self.toggle_folds(),
            Command::MarkRead => return self.mark_read(),
            Command::ContentsDown => self.contents_move(1),
            Command::ContentsUp => self.contents_move(-1),
            Command::ContentsOpen => return self.contents_open(),
            Command::ContentsFold => self.contents_fold(Some(true)),
            Command::ContentsUnfold => self.contents_fold(Some(false)),
            Command::ContentsToggle => self.contents_fold(None),
            Command::ContentsTop => self.contents_move(isize::MIN / 2),
            Command::ContentsBottom => self.contents_move(isize::MAX / 2),
            Command::ContentsFilter => self.contents_filter(),
            Command::QuizDown => self.quiz_move(1),
            Command::QuizUp => self.quiz_move(-1),
            Command::QuizToggle => self.quiz_toggle(),
            Command::QuizSubmit => return self.quiz_submit(),
            Command::QuizNotSure => return self.quiz_not_sure(),
            Command::QuizHint => self.quiz_hint(),
            Command::QuizExplain => return self.quiz_explain(),
            Command::QuizMoveDown => self.quiz_arrange(1),
            Command::QuizMoveUp => self.quiz_arrange(-1),
            Command::QuizNext => return self.quiz_step(true),
            Command::QuizPrevious => return self.quiz_step(false),
            Command::QuizRetry => return self.quiz_retry(false),
            Command::QuizRetryWrong => return self.quiz_retry(true),
            Command::QuizAttempts => self.show_attempts(),
            Command::QuizScrollDown => self.quiz_scroll(true),
            Command::QuizScrollUp => self.quiz_scroll(false),
            Command::QuizClose => return self.close_quiz(),
            Command::Home => return self.open_home(),
            Command::HomeGo => return self.home_step(0),
            Command::HomeDown => self.home_scroll(1),
            Command::HomeUp => self.home_scroll(-1),
            Command::HomePageDown => self.home_page(true),
            Command::HomePageUp => self.home_page(false),
            Command::HomeTop => self.home.scroll = 0,
            Command::HomeBottom => self.home.scroll = usize::MAX,
            Command::HomeClose => return self.close_home(),
            Command::Review => return self.open_review(None, None),
            Command::ReviewLeeches => self.show_leeches(),
            Command::ReviewOptimise => return self.optimise_review(),
            Command::ReviewGo => return self.review_go(),
            Command::ReviewScrollDown => self.review_scroll(true),
            Command::ReviewScrollUp => self.review_scroll(false),
            Command::ReviewUndo => return self.review_undo(),
            Command::ReviewSuspend => return self.review_suspend(),
            Command::ReviewBury => return self.review_bury(),
            Command::ReviewExplain => return self.review_explain(),
            Command::ReviewClose => return self.close_review(),
            Command::Lab => return self.open_lab_here(),
            Command::LabRun => return self.lab_run(),
            Command::LabCancel => self.lab_cancel(),
            Command::LabEdit => return self.lab_enter(),
            Command::LabNextTab => self.lab_turn(true),
            Command::LabPreviousTab => self.lab_turn(false),
            Command::LabDown => self.lab_scroll(1),
            Command::LabUp => self.lab_scroll(-1),
            Command::LabPageDown => self.lab_page(true),
            Command::LabPageUp => self.lab_page(false),
            Command::LabTop => self.lab_scroll(isize::MIN / 2),
            Command::LabBottom => self.lab_scroll(isize::MAX / 2),
            Command::LabNextPlace => self.lab_place(true),
            Command::LabPreviousPlace => self.lab_place(false),
            Command::LabHint => return self.lab_hint(),
            Command::LabDiff => self.lab_diff(),
            Command::LabSolution => return self.lab_solution(),
            Command::LabSnapshots => self.lab_snapshots(),
            Command::LabReset => return self.lab_reset(),
            Command::LabExternal => return self.lab_external(),
            Command::LabZoom => self.lab_zoom(),
            Command::LabScrollLeft => self.lab_sideways(-8),
            Command::LabScrollRight => self.lab_sideways(8),
            Command::LabJump => self.lab_jump(),
            Command::SliderDown => self.lab_scroll(1),
            Command::SliderUp => self.lab_scroll(-1),
            Command::SliderLess => self.slider_step(-1),
            Command::SliderMore => self.slider_step(1),
            Command::SliderMuchLess => self.slider_step(-10),
            Command::SliderMuchMore => self.slider_step(10),
            Command::SliderChange => return self.slider_change(),
            Command::SliderDefault => self.slider_default(),
            Command::LabClose => return self.lab_escape(),
            Command::EditorLeave => return self.editor_leave(),
            Command::EditorUndo => return self.edit(Editor::undo),
            Command::EditorRedo => return self.edit(Editor::redo),
            Command::EditorCut => return self.editor_cut(),
            Command::EditorCopy => return self.editor_copy(),
            Command::EditorPaste => return self.editor_paste(),
            Command::EditorSelectAll => return self.in_editor(Editor::select_all),
            Command::EditorIndent => return self.edit(Editor::indent),
            Command::EditorOutdent => return self.edit(Editor::outdent),
            Command::EditorDeleteWord => return self.edit(Editor::delete_word),
            Command::EditorFind => return self.in_editor(Editor::begin_find),
            Command::EditorFindNext => return self.in_editor(|editor| editor.find_step(true)),
            Command::EditorFindPrevious => return self.in_editor(|editor| editor.find_step(false)),
            Command::EditorGoToLine => self.editor_ask_line(),
            Command::EditorLeft => return self.editor_go(Motion::Left),
            Command::EditorRight => return self.editor_go(Motion::Right),
            Command::EditorUp => return self.editor_go(Motion::Up),
            Command::EditorDown => return self.editor_go(Motion::Down),
            Command::EditorWordLeft => return self.editor_go(Motion::WordLeft),
            Command::EditorWordRight => return self.editor_go(Motion::WordRight),
            Command::EditorLineStart => return self.editor_go(Motion::LineStart),
            Command::EditorLineEnd => return self.editor_go(Motion::LineEnd),
            Command::EditorPageUp => return self.editor_go(Motion::PageUp),
            Command::EditorPageDown => return self.editor_go(Motion::PageDown),
            Command::EditorStart => return self.editor_go(Motion::Start),
            Command::EditorEnd => return self.editor_go(Motion::End),
            Command::Search => return self.open_search(),
            Command::SearchOpen => return self.search_jump(self.search.cursor),
            Command::SearchDown => self.search_move(1),
            Command::SearchUp => self.search_move(-1),
            Command::SearchPageDown => self.search_page(true),
            Command::SearchPageUp => self.search_page(false),
            Command::SearchKind => return self.search_kind(true),
            Command::SearchKindBack => return self.search_kind(false),
            Command::SearchPart => return self.search_part(),
            Command::SearchLesson => return self.search_lesson(),
            Command::SearchClose => self.close_search(),
        }
        Vec::new()
    }

    fn turn_pane(&mut self, forward: bool) {
        let mut panes = vec![Pane::Contents, Pane::Reading];
        if self.side_is_open() {
            panes.push(Pane::Side);
        }
        let at = panes.iter().position(|pane| *pane == self.focus).unwrap_or(1);
        let next = if forward { (at + 1) % panes.len() } else { (at + panes.len() - 1) % panes.len() };
        self.focus = panes[next];
        if self.focus == Pane::Contents {
            self.show_contents = true;
        }
        self.fit();
    }

    fn toggle_contents(&mut self) {
        self.show_contents = !self.show_contents;
        if !self.show_contents && self.focus == Pane::Contents {
            self.focus = Pane::Reading;
        }
        self.fit();
    }

    fn neighbour(&mut self, next: bool) -> Vec<Effect> {
        let here = self.study.chapter();
        let outline = self.study.outline();
        let target = match here {
            Some(here) if next => outline.next(here),
            Some(here) => outline.previous(here),
            None => outline.first(),
        };
        match target {
            Some(chapter) => self.open(chapter, Goal::Saved),
            None => {
                self.toast(self.words.get(if next { "toast.last-lesson" } else { "toast.first-lesson" }).to_owned());
                Vec::new()
            }
        }
    }

    /// What to do now: finish a quiz that was left, read on, take the quiz, go to the next lesson.
    fn continue_learning(&mut self) -> Vec<Effect> {
        use crate::learner::Mastery;
        let Some(chapter) = self.study.chapter() else { return self.neighbour(true) };
        let closing = self.study.lesson().and_then(|lesson| lesson.closing_quiz()).map(|quiz| quiz.file.clone());
        let half_done = closing.as_ref().is_some_and(|file| {
            self.study.attempts(file).last().is_some_and(|last| last.finished.is_none() && !last.given.is_empty())
        });
        let mastery = self.study.mastery(chapter);
        if half_done || (mastery == Mastery::Read && closing.is_some()) {
            return self.open_closing_quiz();
        }
        if mastery < Mastery::Read {
            self.focus = Pane::Reading;
            self.fit();
            let place = self.study.saved_place();
            return self.go(place);
        }
        self.neighbour(true)
    }

    fn next_theme(&mut self) -> Vec<Effect> {
        self.turn_theme(true);
        let text = self.words.with("toast.theme", &[("name", self.words.get(self.theme_name()))]);
        self.toast(text);
        Vec::new()
    }

    /// Changes to the next or the previous theme.
    pub(super) fn turn_theme(&mut self, forward: bool) {
        use ThemeChoice::{Ansi16, Auto, Dark, HighContrast, Light, Mono};
        let order = [Auto, Dark, Light, HighContrast, Ansi16, Mono];
        let at = order.iter().position(|theme| *theme == self.study.settings.theme).unwrap_or(0);
        let by = if forward { 1 } else { order.len() - 1 };
        self.study.settings.theme = order[(at + by) % order.len()];
        self.fit();
        self.settings_changed();
    }

    /// Returns the message that names the theme.
    pub(in crate::tui) fn theme_name(&self) -> &'static str {
        match self.study.settings.theme {
            ThemeChoice::Auto => "theme.auto",
            ThemeChoice::Dark => "theme.dark",
            ThemeChoice::Light => "theme.light",
            ThemeChoice::HighContrast => "theme.high-contrast",
            ThemeChoice::Ansi16 => "theme.ansi16",
            ThemeChoice::Mono => "theme.mono",
        }
    }

    fn toggle_certainty(&mut self) -> Vec<Effect> {
        let on = !self.study.settings.certainty;
        self.study.settings.certainty = on;
        self.toast(self.words.get(if on { "toast.certainty-on" } else { "toast.certainty-off" }).to_owned());
        self.settings_changed();
        Vec::new()
    }

    fn toggle_folds(&mut self) {
        if let Some(page) = &mut self.page {
            let place = page.place(self.top);
            page.set_all_open(!page.all_open());
            self.top = page.top(place);
            self.spot = None;
        }
    }

    fn edit_source(&mut self) -> Vec<Effect> {
        let path = self.study.lesson().map(|lesson| lesson.path.clone());
        match path.and_then(|path| self.study.pack.file_on_disk(&path)) {
            Some(file) => {
                let mut effects: Vec<Effect> = self.settle();
                effects.push(Effect::Edit(file));
                effects
            }
            None => {
                self.toast(self.words.get("toast.no-source").to_owned());
                Vec::new()
            }
        }
    }

    fn show_attempts(&mut self) {
        let file =
            self.quiz.as_ref().filter(|pane| !pane.session.is_checkpoint()).map(|pane| pane.session.file.clone());
        let closing = || self.study.lesson().and_then(|lesson| lesson.closing_quiz()).map(|quiz| quiz.file.clone());
        match file.or_else(closing) {
            Some(file) if !self.study.attempts(&file).is_empty() => {
                let cursor = self.study.attempts(&file).len() - 1;
                self.overlays.push(Overlay::Attempts { file, cursor, open: false, scroll: 0 });
            }
            _ => self.toast(self.words.get("toast.no-attempts").to_owned()),
        }
    }
}
