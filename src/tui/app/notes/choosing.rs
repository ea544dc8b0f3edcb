//! Choosing words of the text: a word with the cursor, then a stretch of words of one block, by keys or by drawing the mouse over it.

use super::super::super::msg::Effect;
use super::super::super::view::layout;
use super::super::{App, Pane};
use crate::base::text::width;
use crate::learner::{Anchor, NoteKind, Place};
use crate::page::PageLine;
use crate::study::{LONGEST_QUOTE, anchor};
use ratatui::layout::Position;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choosing {
    block: usize,
    /// Where the stretch begins: the word, or the cell under the mouse.
    from: Range<usize>,
    /// Where the cursor is.
    to: Range<usize>,
    /// The stretch grows with the cursor.
    begun: bool,
    /// Where the mouse was pressed.
    pressed: Option<Position>,
}

/// A word on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    row: usize,
    column: usize,
    block: usize,
    bytes: Range<usize>,
}

/// The words of a line with their columns: what stands between spaces; scripts without spaces are parted by the rules of Unicode (UAX 29).
fn words_of(line: &PageLine) -> Vec<(usize, Range<usize>)> {
    let mut words: Vec<(usize, Range<usize>)> = Vec::new();
    let mut column = 0;
    for piece in &line.pieces {
        let mut at = 0;
        for part in piece.text.split_word_bounds().filter(|_| piece.content) {
            let bytes = piece.at + at..piece.at + at + part.len();
            let start = column + width(&piece.text[..at]);
            at += part.len();
            if part.trim().is_empty() {
                continue;
            }
            let spaceless = |c: char| u32::from(c) >= 0x2e80;
            match words.last_mut() {
                Some((_, last)) if last.end == bytes.start && !part.starts_with(spaceless) => last.end = bytes.end,
                _ => words.push((start, bytes)),
            }
        }
        column += width(&piece.text);
    }
    words
}

/// The byte under a column of a line, and the end of what stands there; none where no words stand.
fn cell_at(line: &PageLine, column: usize) -> Option<Range<usize>> {
    let mut start = 0;
    let mut nearest = None;
    for piece in &line.pieces {
        for (at, cluster) in piece.text.grapheme_indices(true) {
            let end = start + width(cluster);
            if piece.content {
                let bytes = piece.at + at..piece.at + at + cluster.len();
                if column < end {
                    return Some(if start <= column { bytes } else { bytes.start..bytes.start });
                }
                nearest = Some(bytes.end..bytes.end);
            }
            start = end;
        }
    }
    nearest
}

impl Choosing {
    /// The block and the bytes that are chosen.
    fn range(&self) -> (usize, Range<usize>) {
        (self.block, self.from.start.min(self.to.start)..self.from.end.max(self.to.end))
    }
}

impl App {
    fn shown_words(&mut self) -> Vec<Shown> {
        let height = usize::from(self.text_size.1).max(1);
        let Some(page) = &mut self.page else { return Vec::new() };
        let lines = page.window(self.top, height);
        let of_line = |(row, (block, line)): (usize, &(usize, PageLine))| {
            let words = words_of(line).into_iter();
            words.map(|(column, bytes)| Shown { row, column, block: *block, bytes }).collect::<Vec<_>>()
        };
        lines.iter().enumerate().flat_map(of_line).collect()
    }

    /// Begins to choose at the first words on the screen, or at the link with the cursor.
    pub(crate) fn begin_choosing(&mut self) -> Vec<Effect> {
        let row = self.spot.map_or(0, |(row, _)| row);
        let words = self.shown_words();
        let Some(word) = words.iter().find(|word| word.row >= row) else {
            self.toast(self.words.get("toast.no-words").to_owned());
            return Vec::new();
        };
        let bytes = word.bytes.clone();
        self.focus = Pane::Reading;
        self.choosing =
            Some(Choosing { block: word.block, from: bytes.clone(), to: bytes, begun: false, pressed: None });
        self.choosing_changed();
        Vec::new()
    }

    fn choosing_changed(&mut self) {
        let range = self.choosing.as_ref().filter(|choosing| choosing.pressed.is_none()).map(Choosing::range);
        if let Some(page) = &mut self.page {
            page.set_chosen(range);
        }
    }

    /// Stops choosing.
    pub(crate) fn end_choosing(&mut self) {
        self.choosing = None;
        self.choosing_changed();
    }

    /// From here on the stretch grows.
    pub(crate) fn choosing_begin(&mut self) {
        if let Some(choosing) = &mut self.choosing {
            choosing.begun = !choosing.begun;
            if !choosing.begun {
                choosing.from = choosing.to.clone();
            }
        }
        self.choosing_changed();
    }

    /// Moves by words, or by lines when `lines` says so.
    pub(crate) fn choosing_move(&mut self, forward: bool, lines: bool) -> Vec<Effect> {
        let Some(choosing) = self.choosing.clone() else { return Vec::new() };
        let mut effects = Vec::new();
        let mut target = self.choosing_target(&choosing, forward, lines);
        // What comes next may stand just outside of the window, behind blank lines.
        for _ in 0..8 {
            if target.is_some() {
                break;
            }
            let before = self.top;
            effects.extend(self.scroll(if forward { 1 } else { -1 }));
            if self.top == before {
                break;
            }
            target = self.choosing_target(&choosing, forward, lines);
        }
        let Some(word) = target else { return effects };
        let Some(choosing) = &mut self.choosing else { return effects };
        if choosing.begun && word.block != choosing.block {
            self.toast(self.words.get("toast.one-block").to_owned());
            return effects;
        }
        choosing.block = word.block;
        choosing.to = word.bytes;
        if !choosing.begun {
            choosing.from = choosing.to.clone();
        }
        self.choosing_changed();
        effects
    }

    fn choosing_target(&mut self, choosing: &Choosing, forward: bool, lines: bool) -> Option<Shown> {
        let words = self.shown_words();
        let here = (choosing.block, choosing.to.start);
        if !lines {
            let mut all = words.into_iter();
            return if forward {
                all.find(|word| (word.block, word.bytes.start) > here)
            } else {
                all.rfind(|word| (word.block, word.bytes.start) < here)
            };
        }
        let now = words.iter().find(|word| word.block == here.0 && word.bytes.end > here.1)?.clone();
        let rows = words.iter().map(|word| word.row);
        let row =
            if forward { rows.filter(|row| *row > now.row).min() } else { rows.filter(|row| *row < now.row).max() }?;
        words.into_iter().filter(|word| word.row == row).min_by_key(|word| word.column.abs_diff(now.column))
    }

    /// Returns an anchor on the words that are chosen; none when none are, an error when it was told why not.
    pub(super) fn chosen_anchor(&mut self) -> Result<Option<Anchor>, ()> {
        let Some(choosing) = self.choosing.as_ref().filter(|choosing| choosing.pressed.is_none()) else {
            return Ok(None);
        };
        let (block, range) = choosing.range();
        if range.len() > LONGEST_QUOTE {
            self.toast(self.words.get("toast.quote-long").to_owned());
            return Err(());
        }
        Ok(self.study.lesson_text().map(|text| anchor(&text, block, range)))
    }

    /// Returns where the words that are chosen begin.
    pub(super) fn chosen_place(&self) -> Option<Place> {
        let choosing = self.choosing.as_ref().filter(|choosing| choosing.pressed.is_none())?;
        let (block, range) = choosing.range();
        Some(Place { block, offset: range.start })
    }

    /// Highlights the words that are chosen.
    pub(crate) fn highlight_chosen(&mut self) -> Vec<Effect> {
        let Ok(Some(anchor)) = self.chosen_anchor() else { return Vec::new() };
        self.end_choosing();
        let Some(entry) = self.study.begin_note(NoteKind::Highlight, anchor) else { return Vec::new() };
        self.toast(self.words.get("toast.highlighted").to_owned());
        self.keep_entry(&entry)
    }

    /// Copies the words that are chosen.
    pub(crate) fn copy_chosen(&mut self) -> Vec<Effect> {
        let Some((block, range)) = self.choosing.as_ref().map(Choosing::range) else { return Vec::new() };
        let words = self.page.as_ref().map(|page| page.words(block)).unwrap_or_default();
        self.end_choosing();
        self.toast(self.words.get("toast.copied-text").to_owned());
        words.get(range).map(|words| Effect::Copy(words.to_owned())).into_iter().collect()
    }

    /// The cell of the text under the mouse: its block and bytes.
    fn cell_under(&mut self, at: Position) -> Option<(usize, Range<usize>)> {
        let text = layout::panes(self).text;
        let row = usize::from(at.y.clamp(text.y, text.bottom().saturating_sub(1).max(text.y)) - text.y);
        let column = usize::from(at.x.saturating_sub(text.x));
        let height = usize::from(self.text_size.1).max(1);
        let lines = self.page.as_mut()?.window(self.top, height);
        let (block, line) = lines.get(row.min(lines.len().checked_sub(1)?))?;
        cell_at(line, column).map(|bytes| (*block, bytes))
    }

    /// The mouse is pressed in the text: a stretch may begin here.
    pub(crate) fn press_in_text(&mut self, at: Position) {
        self.end_choosing();
        if let Some((block, bytes)) = self.cell_under(at) {
            self.choosing = Some(Choosing { block, from: bytes.clone(), to: bytes, begun: true, pressed: Some(at) });
        }
    }

    /// The mouse is drawn over the text.
    pub(crate) fn drag_in_text(&mut self, at: Position) -> Vec<Effect> {
        let Some((block, bytes)) = self.cell_under(at) else { return Vec::new() };
        let Some(choosing) = &mut self.choosing else { return Vec::new() };
        if choosing.pressed.is_some_and(|pressed| pressed != at) {
            choosing.pressed = None;
        }
        // The stretch stays within its block.
        if block == choosing.block {
            choosing.to = bytes;
        }
        self.choosing_changed();
        Vec::new()
    }

    /// The mouse is let go: a press without a move chooses nothing.
    pub(crate) fn release_in_text(&mut self) {
        let nothing = |choosing: &Choosing| choosing.pressed.is_some() || choosing.range().1.is_empty();
        if self.choosing.as_ref().is_some_and(nothing) {
            self.end_choosing();
        }
    }

    /// Whether words are being chosen with the keys.
    pub(crate) fn is_choosing(&self) -> bool {
        self.choosing.as_ref().is_some_and(|choosing| choosing.pressed.is_none())
    }
}
