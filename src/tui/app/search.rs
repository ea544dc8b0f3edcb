//! The search screen: what is typed is looked for in everything there is, by another thread; the last question wins.

use super::super::command::{Command, Context};
use super::super::field::Field;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::{App, FoundGoal, Goal, Overlay};
use crate::course::{Block, BlockKind, Entry, Inline};
use crate::learner::Place;
use crate::study::{Answer, Asked, FoundIn, Job, Kind, with_filter};

/// The most places that are shown.
const SHOWN: usize = 100;

/// The state of the screen. It stays when the screen closes: opened again, it is as it was.
#[derive(Debug)]
pub(crate) struct Search {
    /// Whether it shows.
    pub(crate) open: bool,
    /// What is typed.
    pub(crate) field: Field,
    /// The place with the cursor.
    pub(crate) cursor: usize,
    /// The first place that shows.
    pub(crate) offset: usize,
    /// How many places show: drawing leaves it here.
    pub(crate) page: usize,
    /// What was found last.
    pub(crate) answer: Answer,
    /// The number of the last question.
    asked: u64,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            open: false,
            field: Field::query(""),
            cursor: 0,
            offset: 0,
            page: 1,
            answer: Answer::default(),
            asked: 0,
        }
    }
}

impl Search {
    /// Whether something was asked in this session.
    pub(super) fn was_used(&self) -> bool {
        self.asked > 0
    }

    /// Keeps the cursor in a window of places.
    pub(crate) fn keep_visible(&mut self, height: usize) {
        let count = self.answer.hits.len();
        self.page = height.max(1);
        self.cursor = self.cursor.min(count.saturating_sub(1));
        if self.cursor < self.offset {
            self.offset = self.cursor;
        } else if self.cursor >= self.offset + self.page {
            self.offset = self.cursor + 1 - self.page;
        }
        self.offset = self.offset.min(count.saturating_sub(self.page));
    }
}

/// Commands that leave the search screen where it is.
pub(super) fn stays_open(command: Command) -> bool {
    use Command as C;
    command.info().context == Context::Searching
        || matches!(
            command,
            C::Search | C::Help | C::Palette | C::Theme | C::Redraw | C::Suspend | C::Quit | C::Certainty
        )
}

impl App {
    /// Shows the screen with what was asked last; files may have changed since.
    pub(crate) fn open_search(&mut self) -> Vec<Effect> {
        let again = !self.search.open;
        self.search.open = true;
        if !again {
            return Vec::new();
        }
        let mut effects = vec![Effect::Job(Job::NoteTexts)];
        effects.extend(self.search_ask(true));
        effects
    }

    /// Closes the screen: what lies behind it is as it was.
    pub(crate) fn close_search(&mut self) {
        self.search.open = false;
        self.fit();
    }

    /// Asks for what is typed.
    pub(super) fn search_ask(&mut self, look_again: bool) -> Vec<Effect> {
        self.search.asked += 1;
        let query = self.search.field.text().to_owned();
        vec![Effect::Search(Asked { number: self.search.asked, query, limit: SHOWN, look_again })]
    }

    /// A key while the screen shows: commands by keys that type nothing, all else goes into the field.
    pub(super) fn search_key(&mut self, key: Key) -> Vec<Effect> {
        let command = self.keymap.command(&self.contexts(), key);
        if let Some(command) = command.filter(|command| key.typed().is_none() && stays_open(*command)) {
            return self.run(command);
        }
        let before = self.search.field.text().to_owned();
        self.search.field.take(key);
        self.search_typed(&before)
    }

    pub(super) fn search_paste(&mut self, text: &str) -> Vec<Effect> {
        let before = self.search.field.text().to_owned();
        self.search.field.insert(text);
        self.search_typed(&before)
    }

    fn search_typed(&mut self, before: &str) -> Vec<Effect> {
        if self.search.field.text() == before {
            return Vec::new();
        }
        self.search.cursor = 0;
        self.search.offset = 0;
        self.search_ask(false)
    }

    /// Takes what was found. An answer to an older question is shown until the newer one comes; the cursor stays on its place.
    pub(super) fn search_found(&mut self, mut answer: Answer) {
        for told in std::mem::take(&mut answer.told) {
            self.toast(told);
        }
        if answer.number < self.search.answer.number {
            return;
        }
        let same = |one: &FoundIn, other: &FoundIn| {
            one.pack == other.pack && one.hit.lesson.path == other.hit.lesson.path && one.hit.order == other.hit.order
        };
        let under = self.search.answer.hits.get(self.search.cursor).filter(|_| self.search.cursor > 0);
        let stayed = under.and_then(|under| answer.hits.iter().position(|found| same(under, found)));
        self.search.cursor =
            stayed.unwrap_or(if answer.number == self.search.answer.number { self.search.cursor } else { 0 });
        self.search.answer = answer;
    }

    pub(crate) fn search_move(&mut self, by: isize) {
        let last = self.search.answer.hits.len().saturating_sub(1);
        self.search.cursor = self.search.cursor.saturating_add_signed(by).min(last);
    }

    pub(crate) fn search_page(&mut self, down: bool) {
        let page = isize::try_from(self.search.page).unwrap_or(1);
        self.search_move(if down { page } else { -page });
    }

    /// Goes on to the next kind, through all of them and none.
    pub(crate) fn search_kind(&mut self, forward: bool) -> Vec<Effect> {
        let names: Vec<String> = Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
        let now = filter_of(self.search.field.text(), "kind");
        let now = now.and_then(|name| Kind::of_name(&name)).map(|kind| kind.name().to_owned());
        self.search_filter("kind", next_of(&names, now.as_deref(), forward))
    }

    /// Goes on to the next part, through all of them and none.
    pub(crate) fn search_part(&mut self) -> Vec<Effect> {
        let parts = self.study.outline().entries.iter().filter(|entry| matches!(entry, Entry::Part(_))).count();
        let numbers: Vec<String> = (1..=parts).map(|number| number.to_string()).collect();
        let now = filter_of(self.search.field.text(), "part");
        self.search_filter("part", next_of(&numbers, now.as_deref(), true))
    }

    /// Only the open lesson, or everywhere again.
    pub(crate) fn search_lesson(&mut self) -> Vec<Effect> {
        let now = filter_of(self.search.field.text(), "lesson");
        let open = self.study.lesson().map(|lesson| lesson.meta.id.to_string());
        self.search_filter("lesson", open.filter(|_| now.is_none()))
    }

    fn search_filter(&mut self, name: &str, value: Option<String>) -> Vec<Effect> {
        let before = self.search.field.text().to_owned();
        self.search.field = Field::query(&with_filter(&before, name, value.as_deref()));
        self.search_typed(&before)
    }

    /// Goes to something that was found.
    pub(crate) fn search_jump(&mut self, at: usize) -> Vec<Effect> {
        let Some(FoundIn { hit, pack }) = self.search.answer.hits.get(at).cloned() else { return Vec::new() };
        self.search.cursor = at;
        if pack.id != self.study.pack.info().id.as_str() {
            let folder = pack
                .folder
                .as_ref()
                .map(|folder| format!(" {}", shell_word(&folder.display().to_string())))
                .unwrap_or_default();
            let command = format!("hornbook{folder} --lesson {}", shell_word(&hit.lesson.id));
            let text = self.words.with("toast.other-pack", &[("pack", &pack.title), ("command", &command)]);
            self.toast(text);
            return vec![Effect::Copy(command)];
        }
        let outline = self.study.outline();
        let chapter = outline.by_path(&hit.lesson.path).or_else(|| {
            // A note knows its lesson's name.
            (hit.kind == Kind::Note).then(|| self.study.pack.find(&hit.lesson.id))?
        });
        let Some(chapter) = chapter else {
            if hit.kind == Kind::Glossary {
                let paragraph = |inline| Block { kind: BlockKind::Paragraph(vec![inline]), span: 0..0 };
                let blocks = vec![
                    paragraph(Inline::Strong(vec![Inline::Text(hit.name)])),
                    paragraph(Inline::Text(hit.text.trim().to_owned())),
                ];
                self.overlays.push(Overlay::Peek { blocks, scroll: 0 });
            } else {
                self.toast(self.words.get("toast.found-gone").to_owned());
            }
            return Vec::new();
        };
        let in_text = !matches!(hit.kind, Kind::Question | Kind::Lab | Kind::Note);
        let place = if hit.kind == Kind::Glossary { Place::default() } else { hit.place };
        let (query, text) = (self.search.answer.query.clone(), self.search.field.text().trim().to_owned());
        let found = FoundGoal { place, in_text, query, text };
        if self.study.chapter() == Some(chapter) && self.page.is_some() {
            self.close_search();
            self.remember();
            self.show_found(found);
            return self.moved();
        }
        self.open(chapter, Goal::Found(found))
    }
}

/// Returns the value of a filter in a query.
fn filter_of(query: &str, name: &str) -> Option<String> {
    use crate::study::{Filter, Query};
    Query::new(query).filters.into_iter().find_map(|filter| match (filter, name) {
        (Filter::Kind(value), "kind") | (Filter::Part(value), "part") | (Filter::Lesson(value), "lesson") => {
            Some(value)
        }
        _ => None,
    })
}

/// The value after one, none after the last.
fn next_of(all: &[String], now: Option<&str>, forward: bool) -> Option<String> {
    let at = now.and_then(|now| all.iter().position(|value| value == now));
    match (at, forward) {
        (None, true) => all.first().cloned(),
        (None, false) => all.last().cloned(),
        (Some(at), true) => all.get(at + 1).cloned(),
        (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)).cloned(),
    }
}

/// Writes a word so that a shell takes it as one.
fn shell_word(word: &str) -> String {
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_goes_round_and_ends_with_none() {
        let all = ["a".to_owned(), "b".to_owned()];
        assert_eq!(next_of(&all, None, true).as_deref(), Some("a"));
        assert_eq!(next_of(&all, Some("a"), true).as_deref(), Some("b"));
        assert_eq!(next_of(&all, Some("b"), true), None);
        assert_eq!(next_of(&all, None, false).as_deref(), Some("b"));
        assert_eq!(next_of(&all, Some("a"), false), None);
        assert_eq!(next_of(&[], None, true), None);
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(shell_word("/a-b/c.d"), "/a-b/c.d");
        assert_eq!(shell_word("it's $x"), "'it'\\''s $x'");
    }
}
