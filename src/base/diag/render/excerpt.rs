//! The part of a file that is shown with a problem: its lines, cleaned and cut, and where places of the file are in it.

use crate::base::text::{expand_tabs, visible};
use std::collections::BTreeMap;
use std::ops::Range;

/// Columns of source shown before a place, at most.
const BEFORE: usize = 40;
/// Columns a tab stop is wide, as annotate-snippets has it.
const TAB: usize = 4;
/// Lines around a place that may be shown between two places.
const CONTEXT: usize = 4;
/// Lines between two places that are shown as one excerpt; a place further away is named instead.
const TOGETHER: usize = 1_000;

/// Places of a file to be shown together.
#[derive(Debug)]
pub(super) struct Excerpt<'t> {
    text: &'t str,
    width: usize,
    /// The places, cut to one line each, and the number of that line from 0.
    places: Vec<(usize, Range<usize>)>,
    /// What is shown of each line with a place: bytes of the file.
    windows: BTreeMap<usize, Range<usize>>,
}

/// What is shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// Its lines.
    pub(super) text: String,
    /// The number of its first line, from 1.
    pub(super) first_line: usize,
    /// The number of its last line, from 1.
    pub(super) last_line: usize,
    /// Where the places are in `text`, in the order they were added.
    pub(super) spans: Vec<Range<usize>>,
}

impl<'t> Excerpt<'t> {
    /// Starts with no place.
    pub(super) fn new(text: &'t str, width: usize) -> Self {
        Self { text, width: width.clamp(40, 400), places: Vec::new(), windows: BTreeMap::new() }
    }

    /// Adds a place and returns its number; `None` when it cannot be shown together with those before.
    pub(super) fn add(&mut self, range: &Range<usize>) -> Option<usize> {
        let range = self.one_line(range);
        let line = self.text[..range.start].bytes().filter(|&byte| byte == b'\n').count();
        let far = |other: &usize| other.abs_diff(line) > TOGETHER;
        if self.windows.keys().next().is_some_and(far) || self.windows.keys().next_back().is_some_and(far) {
            return None;
        }
        let window = match self.windows.get(&line) {
            Some(window) if range.start < window.start || range.start > window.end => return None,
            Some(window) => window.clone(),
            None => self.window(range.start),
        };
        let range = range.start..range.end.clamp(range.start, window.end.max(range.start));
        self.windows.insert(line, window);
        self.places.push((line, range));
        Some(self.places.len() - 1)
    }

    /// Cuts a place to the first of its lines on which something stands, and to whole characters.
    fn one_line(&self, range: &Range<usize>) -> Range<usize> {
        let mut start = self.text.floor_char_boundary(range.start.min(self.text.len()));
        let end = self.text.ceil_char_boundary(range.end.clamp(start, self.text.len()));
        // A text of several lines begins with three quotes, and what matters stands below them.
        let rest = &self.text[start..end];
        if let Some(first) = rest.find('\n').filter(|first| matches!(rest[..*first].trim(), "\"\"\"" | "'''" | "")) {
            let below = &rest[first + 1..];
            let line = below.split('\n').next().unwrap_or("");
            if !matches!(line.trim(), "" | "\"\"\"" | "'''") {
                start += first + 1 + (line.len() - line.trim_start().len());
            }
        }
        let line_end = self.text[start..end].find('\n').map_or(end, |at| start + at);
        start..line_end
    }

    /// Returns what is shown of the line around a place.
    fn window(&self, at: usize) -> Range<usize> {
        let line_start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        let room = self.width.saturating_sub(12);
        let before = self.text[line_start..at].char_indices().rev().take(BEFORE.min(room / 2)).last();
        let start = before.map_or(at, |(offset, _)| line_start + offset);
        let after = self.text[at..line_end].char_indices().nth(room);
        // A short line is shown whole, wherever the place is.
        if self.text[line_start..line_end].char_indices().nth(room).is_none() {
            return line_start..line_end;
        }
        start..after.map_or(line_end, |(offset, _)| at + offset)
    }

    /// Puts the lines together.
    pub(super) fn finish(self) -> Shown {
        let first = self.windows.keys().next().copied().unwrap_or(0);
        let last = self.windows.keys().next_back().copied().unwrap_or(first);
        let mut text = String::new();
        let mut spans = vec![0..0; self.places.len()];
        let start = self.windows.get(&first).map_or(0, |window| window.start);
        let start = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        for (line, whole) in (first..=last).zip(self.text[start..].split('\n')) {
            if line > first {
                text.push('\n');
            }
            match self.windows.get(&line) {
                Some(window) => self.push_line(line, window, &mut text, &mut spans),
                None if self.is_near(line) => text.push_str(&self.beginning(whole)),
                // Lines further away are folded.
                None => {}
            }
        }
        Shown { text, first_line: first + 1, last_line: last + 1, spans }
    }

    /// Whether a place is so near that the line is shown for context.
    fn is_near(&self, line: usize) -> bool {
        self.windows.range(line.saturating_sub(CONTEXT)..=line + CONTEXT).next().is_some()
    }

    /// Returns a line without a place, cut to what fits.
    fn beginning(&self, line: &str) -> String {
        let room = self.width.saturating_sub(12);
        match line.char_indices().nth(room) {
            Some((end, _)) => format!("{}…", cleaned(&line[..end])),
            None => cleaned(line.trim_end_matches('\r')),
        }
    }

    fn push_line(&self, line: usize, window: &Range<usize>, text: &mut String, spans: &mut [Range<usize>]) {
        let cut_before = window.start > 0 && !self.text[..window.start].ends_with('\n');
        let rest = &self.text[window.end..];
        let cut_after = !rest.is_empty() && !rest.starts_with(['\n', '\r']);
        let shown = self.text[window.clone()].trim_end_matches('\r');
        let base = text.len() + if cut_before { '…'.len_utf8() } else { 0 };
        let whole = cleaned(shown);
        // The start of a line, cleaned alone, is as long as in the cleaned line, but where a cluster is cut.
        let place = |offset: usize| {
            let inside = shown.floor_char_boundary(offset.saturating_sub(window.start).min(shown.len()));
            base + whole.floor_char_boundary(cleaned(&shown[..inside]).len().min(whole.len()))
        };
        for (span, (_, range)) in spans.iter_mut().zip(&self.places).filter(|(_, (at, _))| *at == line) {
            let start = place(range.start);
            *span = start..place(range.end).max(start);
        }
        if cut_before {
            text.push('…');
        }
        text.push_str(&whole);
        if cut_after {
            text.push('…');
        }
    }
}

fn cleaned(text: &str) -> String {
    visible(&expand_tabs(text, TAB)).into_owned()
}
