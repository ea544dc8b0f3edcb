//! Links, folds, footnotes and checkpoints in the text: moving among them and following them.

use super::super::msg::Effect;
use super::overlay::Overlay;
use super::{App, Goal, Pane, Side};
use crate::course::{BlockKind, QuizRef, Target};
use crate::page::SpotKind;

impl App {
    /// Returns the spots on the screen: line, place in the line, block, kind. A spot that goes on in the next line counts once.
    fn spots(&mut self) -> Vec<(usize, usize, usize, SpotKind)> {
        let height = usize::from(self.text_size.1);
        let Some(page) = &mut self.page else { return Vec::new() };
        let mut all: Vec<(usize, usize, usize, SpotKind)> = Vec::new();
        for (at, (block, line)) in page.window(self.top, height).iter().enumerate() {
            for (place, spot) in line.spots.iter().enumerate() {
                let again =
                    all.last().is_some_and(|(before, _, b, kind)| before + 1 >= at && b == block && *kind == spot.kind);
                if !again {
                    all.push((at, place, *block, spot.kind.clone()));
                }
            }
        }
        all
    }

    /// Puts the cursor on the next or previous spot on the screen.
    pub(crate) fn next_spot(&mut self, forward: bool) -> Vec<Effect> {
        let spots = self.spots();
        if spots.is_empty() {
            return if forward { self.scroll_pages(true, true) } else { self.scroll_pages(true, false) };
        }
        let at = self.spot.and_then(|here| spots.iter().position(|(line, place, ..)| (*line, *place) == here));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => spots.len() - 1,
            (Some(at), true) => (at + 1) % spots.len(),
            (Some(at), false) => (at + spots.len() - 1) % spots.len(),
        };
        self.spot = Some((spots[next].0, spots[next].1));
        Vec::new()
    }

    /// Follows the spot under the cursor, or the only checkpoint or fold on the screen.
    pub(crate) fn activate(&mut self) -> Vec<Effect> {
        let spots = self.spots();
        let chosen = match self.spot {
            Some(here) => spots.iter().find(|(line, place, ..)| (*line, *place) == here),
            None => {
                spots.iter().find(|(.., kind)| matches!(kind, SpotKind::Quiz(_) | SpotKind::Lab(_) | SpotKind::Fold(_)))
            }
        };
        match chosen.cloned() {
            Some((_, _, block, kind)) => self.follow(block, &kind),
            None => self.next_spot(true),
        }
    }

    /// Follows a spot.
    pub(crate) fn follow(&mut self, block: usize, kind: &SpotKind) -> Vec<Effect> {
        match kind {
            SpotKind::Link(Target::External(address)) => {
                let text = self.words.with("toast.external", &[("address", address)]);
                self.toast(text);
                vec![Effect::Copy(address.clone())]
            }
            SpotKind::Link(Target::Internal { path, anchor }) => self.jump_to(path.as_deref(), anchor.as_deref()),
            SpotKind::Footnote(label) => {
                if let Some(BlockKind::Footnote { blocks, .. }) =
                    self.page.as_ref().and_then(|page| page.footnote(label))
                {
                    self.overlays.push(Overlay::Peek { blocks: blocks.clone(), scroll: 0 });
                }
                Vec::new()
            }
            SpotKind::Tab(name) => self.choose_tab(name),
            SpotKind::Fold(number) => {
                if let Some(page) = &mut self.page {
                    page.toggle_fold(block, *number);
                }
                Vec::new()
            }
            SpotKind::Quiz(quiz) => self.open_quiz(quiz),
            SpotKind::Lab(folder) => self.open_lab(folder),
            SpotKind::Term(term) => self.peek_term(*term),
        }
    }

    fn jump_to(&mut self, path: Option<&str>, anchor: Option<&str>) -> Vec<Effect> {
        let here = self.page.as_ref().map(|page| page.lesson().path.clone());
        match path.filter(|path| here.as_deref() != Some(*path)) {
            None => {
                let place = self.page.as_ref().and_then(|page| {
                    anchor.map_or(Some(crate::learner::Place::default()), |anchor| page.anchor(anchor))
                });
                let Some(place) = place else {
                    self.toast(self.words.get("toast.dead-link").to_owned());
                    return Vec::new();
                };
                self.remember();
                self.go(place)
            }
            Some(path) => match self.study.outline().by_path(path) {
                Some(chapter) => {
                    let goal = anchor.map_or(Goal::Saved, |anchor| Goal::Anchor(anchor.to_owned()));
                    self.open(chapter, goal)
                }
                None => {
                    self.toast(self.words.get("toast.dead-link").to_owned());
                    Vec::new()
                }
            },
        }
    }

    /// Goes to the next checkpoint that is not answered, and opens it.
    pub(crate) fn next_checkpoint(&mut self) -> Vec<Effect> {
        let Some(page) = &self.page else { return Vec::new() };
        let lesson = page.lesson().clone();
        let mut all: Vec<(usize, QuizRef)> = Vec::new();
        for (number, block) in lesson.blocks.iter().enumerate() {
            let mut waiting = vec![block];
            while let Some(block) = waiting.pop() {
                match &block.kind {
                    BlockKind::Quiz(quiz) if quiz.question.is_some() => all.push((number, quiz.clone())),
                    BlockKind::Quote(inner)
                    | BlockKind::Callout { blocks: inner, .. }
                    | BlockKind::Details { blocks: inner, .. } => {
                        waiting.extend(inner.iter().rev());
                    }
                    BlockKind::List { items, .. } => waiting.extend(items.iter().flat_map(|item| &item.blocks)),
                    _ => {}
                }
            }
        }
        let open = |quiz: &QuizRef| self.study.mark(quiz).is_none();
        let from_here = all.iter().filter(|(block, _)| *block >= self.top.block);
        let next = from_here.clone().find(|(_, quiz)| open(quiz)).or_else(|| all.iter().find(|(_, quiz)| open(quiz)));
        let Some((block, quiz)) = next.cloned() else {
            let key = if all.is_empty() { "toast.no-checkpoints" } else { "toast.all-checkpoints" };
            self.toast(self.words.get(key).to_owned());
            return Vec::new();
        };
        let mut effects = Vec::new();
        let height = usize::from(self.text_size.1);
        let shown =
            self.page.as_mut().is_some_and(|page| page.window(self.top, height).iter().any(|(b, _)| *b == block));
        if !shown {
            self.remember();
            effects.extend(self.go(crate::learner::Place { block, offset: 0 }));
            effects.extend(self.scroll(-isize::try_from(height / 2).unwrap_or(0)));
        }
        effects.extend(self.open_quiz(&quiz));
        effects
    }

    /// Opens a checkpoint or a quiz named in the text.
    pub(crate) fn open_quiz(&mut self, quiz: &QuizRef) -> Vec<Effect> {
        let effects = match &quiz.question {
            Some(question) => match self.study.checkpoint(&quiz.file, question) {
                Some(session) => {
                    self.show_quiz(session);
                    Vec::new()
                }
                None => {
                    self.toast(self.words.get("toast.no-question").to_owned());
                    return Vec::new();
                }
            },
            None => return self.open_quiz_file(&quiz.file),
        };
        self.front = Side::Quiz;
        self.focus = Pane::Side;
        self.fit();
        effects
    }
}
