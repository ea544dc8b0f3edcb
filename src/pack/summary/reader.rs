//! Chapters, parts and lists as they are met, and what is wrong with them.

use crate::base::diag::SourceText;
use crate::base::files::resolve_inside;
use crate::base::text::ellipsis;
use crate::course::{Chapter, Entry, Matter, Outline};
use crate::pack::markdown::percent_decoded;
use crate::pack::table::Problems;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// Nested lists that are kept apart; deeper chapters stand at this level.
const LEVELS: usize = 32;

/// What has been read so far.
pub(super) struct Reader {
    pub(super) outline: Outline,
    pub(super) problems: Problems,
    /// Hashes of the paths so far, by a hasher whose keys no author can know.
    pub(super) seen: HashSet<u64>,
    hasher: RandomState,
    /// The number of the last chapter on each level; it goes on through all parts.
    numbers: Vec<u32>,
    part: Option<usize>,
    /// Lists around the current place.
    pub(super) depth: usize,
    /// The item that has not named a chapter yet.
    item: Option<Range<usize>>,
    /// Whether the innermost item has named one.
    chapter_of_item: bool,
    /// Words that belong to nothing.
    stray: Option<(String, Range<usize>)>,
    /// Whether a chapter came after the numbered ones.
    ended: bool,
    /// Whether lists that are too deep have been reported.
    complained: bool,
}

impl Reader {
    pub(super) fn new(source: &SourceText) -> Self {
        Self {
            outline: Outline::default(),
            problems: Problems::new(source),
            seen: HashSet::new(),
            hasher: RandomState::new(),
            numbers: Vec::new(),
            part: None,
            depth: 0,
            item: None,
            chapter_of_item: false,
            stray: None,
            ended: false,
            complained: false,
        }
    }

    pub(super) fn begin_part(&mut self, title: String) {
        self.part = Some(self.outline.entries.len());
        self.outline.entries.push(Entry::Part(title));
    }

    pub(super) fn begin_list(&mut self, span: &Range<usize>) {
        self.item = None;
        self.depth += 1;
        if self.depth == 1 && self.ended {
            let message = "numbered chapters cannot follow the chapters after them; mdBook refuses this book";
            self.problems.report("HB0103", message, first_line(&self.problems.source().text, span));
            self.ended = false;
        }
        if self.depth > LEVELS && !self.complained {
            self.complained = true;
            let message = format!("chapters are nested more than {LEVELS} deep; deeper ones stand at that level");
            self.problems.report("HB0502", message, first_line(&self.problems.source().text, span));
        }
    }

    pub(super) fn begin_item(&mut self, span: Range<usize>) {
        self.item = Some(span);
        self.chapter_of_item = false;
    }

    pub(super) fn end_item(&mut self) {
        if let Some(span) = self.item.take() {
            let span = first_line(&self.problems.source().text, &span);
            self.problems.report("HB0103", "an item of the outline names no chapter", span);
        }
        self.chapter_of_item = false;
    }

    pub(super) fn stray(&mut self, words: &str, span: &Range<usize>) {
        match &mut self.stray {
            Some((before, place)) => {
                before.push_str(words);
                place.end = span.end.max(place.end);
            }
            None => self.stray = Some((words.to_owned(), span.clone())),
        }
    }

    pub(super) fn end_stray(&mut self) {
        if let Some((words, span)) = self.stray.take().filter(|(words, _)| !words.trim().is_empty()) {
            let shown = ellipsis(words.trim(), 60);
            self.problems.report("HB0103", format!("\"{shown}\" is no part of an outline"), span);
        }
    }

    /// Returns the path that an address means.
    fn resolved(&mut self, destination: &str, span: &Range<usize>) -> Option<String> {
        if destination.is_empty() {
            return None;
        }
        let path = percent_decoded(destination);
        let path = path.strip_prefix("./").unwrap_or(&path);
        let inside = resolve_inside("", path);
        if inside.is_none() {
            self.problems.report("HB0106", format!("`{path}` leads out of the pack"), span.clone());
        }
        inside
    }

    pub(super) fn chapter(&mut self, destination: String, mut title: String, span: &Range<usize>) {
        if self.depth > 0 && self.chapter_of_item {
            self.problems.report("HB0103", "an item of the outline names one chapter", span.clone());
        }
        self.item = None;
        self.chapter_of_item = self.depth > 0;
        let path = if is_plain(&destination) { Some(destination) } else { self.resolved(&destination, span) };
        if let Some(path) = &path
            && !self.seen.insert(self.hasher.hash_one(path))
        {
            self.problems.report("HB0104", format!("`{path}` is listed twice"), span.clone());
        }
        let matter = if self.depth > 0 {
            Matter::Main
        } else if self.numbers.is_empty() {
            Matter::Prefix
        } else {
            Matter::Suffix
        };
        self.ended |= matter == Matter::Suffix;
        let level = self.depth.saturating_sub(1).min(LEVELS - 1);
        if matter == Matter::Main {
            self.numbers.resize(level + 1, 0);
            self.numbers[level] = self.numbers[level].saturating_add(1);
        }
        if title.trim().is_empty() {
            self.problems.report("HB0103", "a chapter has no title", span.clone());
        }
        if title.starts_with(char::is_whitespace) || title.ends_with(char::is_whitespace) {
            title = title.trim().to_owned();
        }
        let chapter = Chapter {
            title,
            path,
            number: if matter == Matter::Main { self.numbers.clone() } else { Vec::new() },
            level,
            matter,
            part: if matter == Matter::Main { self.part } else { None },
        };
        self.outline.entries.push(Entry::Chapter(self.outline.chapters.len()));
        self.outline.chapters.push(chapter);
    }
}

/// Whether an address is its own path: nothing to decode, nothing to resolve.
pub(super) fn is_plain(destination: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.');
    let parts = || destination.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    !destination.is_empty() && destination.bytes().all(plain) && parts()
}

/// The first line of a range: a whole list would drown what is said about it.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let piece = text.get(span.clone()).unwrap_or("");
    span.start..span.start + piece.find('\n').unwrap_or(piece.len())
}
