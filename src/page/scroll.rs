//! Moving through a page: places and lines, windows, both ends. Each costs the blocks it passes.

use super::line::PageLine;
use super::view::{Page, Top};
use super::words::{self, Words};
use crate::course::BlockKind;
use crate::learner::Place;

impl Page {
    fn height_of(&mut self, block: usize) -> usize {
        self.laid(block).map_or(0, |laid| laid.height())
    }

    /// Returns the place of a line. A line that was reached by its place keeps that place.
    pub fn place(&mut self, top: Top) -> Place {
        if let Some((_, place)) = self.kept.filter(|(kept, _)| *kept == top) {
            return place;
        }
        match self.laid(top.block) {
            Some(laid) => Place { block: top.block, offset: laid.offset(top.line) },
            None => Place::default(),
        }
    }

    /// Returns the line of a place: the last that begins at it or before it.
    pub fn top(&mut self, place: Place) -> Top {
        let block = place.block.min(self.count().saturating_sub(1));
        let offset = if place.block == block { place.offset } else { usize::MAX };
        let top = Top { block, line: self.line_of(Place { block, offset }) };
        self.kept = (place.block == block).then_some((top, place));
        top
    }

    /// Returns the line within its block at which a place stands; 0 where there is no such block.
    pub fn line_of(&mut self, place: Place) -> usize {
        let Some(laid) = self.laid(place.block) else { return 0 };
        // Offsets never fall from line to line, except where an empty text stands between frames.
        let reached =
            (0..laid.height()).map(|row| laid.offset(row)).filter(|at| *at <= place.offset).max().unwrap_or(0);
        (0..laid.height()).find(|row| laid.offset(*row) == reached).unwrap_or(0)
    }

    /// Moves by lines, no further than the last line at the bottom of a window of `height`.
    pub fn scroll(&mut self, top: Top, lines: isize, height: usize) -> Top {
        let mut at = self.clamped(top);
        let mut left = lines.unsigned_abs();
        if lines < 0 {
            while left > at.line {
                if at.block == 0 {
                    return Top::default();
                }
                left -= at.line + 1;
                at.block -= 1;
                at.line = self.height_of(at.block).saturating_sub(1);
            }
            at.line -= left;
        }
        while lines > 0 && left > 0 {
            let here = self.height_of(at.block);
            if at.line + left < here {
                at.line += left;
                break;
            }
            if at.block + 1 >= self.count() {
                at.line = here.saturating_sub(1);
                break;
            }
            left -= here.saturating_sub(at.line);
            at = Top { block: at.block + 1, line: 0 };
        }
        // The end must not rise above the bottom of the window.
        if self.lines_from(at, height) < height { self.end(height).min(at) } else { at }
    }

    fn clamped(&mut self, top: Top) -> Top {
        let block = top.block.min(self.count().saturating_sub(1));
        Top { block, line: top.line.min(self.height_of(block).saturating_sub(1)) }
    }

    /// Returns how many lines there are from a line on; counts no further than `most`.
    fn lines_from(&mut self, top: Top, most: usize) -> usize {
        let mut lines = 0;
        let mut block = top.block;
        while block < self.count() && lines < most {
            let skipped = if block == top.block { top.line } else { 0 };
            lines += self.height_of(block).saturating_sub(skipped);
            block += 1;
        }
        lines
    }

    /// Returns the lines that show, at most `height`, ready to be drawn, each with its block.
    pub fn window(&mut self, top: Top, height: usize) -> Vec<(usize, PageLine)> {
        let mut out = Vec::with_capacity(height.min(1_000));
        let mut at = self.clamped(top);
        while out.len() < height && at.block < self.count() {
            let lines = self.lines(at.block, at.line, height - out.len());
            out.extend(lines.into_iter().map(|line| (at.block, line)));
            at = Top { block: at.block + 1, line: 0 };
        }
        out
    }

    /// Returns the block of the last line that shows.
    pub fn last_block(&mut self, top: Top, height: usize) -> usize {
        let (mut at, mut left) = (self.clamped(top), height);
        while at.block + 1 < self.count() {
            let here = self.height_of(at.block).saturating_sub(at.line);
            if here >= left {
                break;
            }
            left -= here;
            at = Top { block: at.block + 1, line: 0 };
        }
        at.block
    }

    /// Returns the line at which the last line stands at the bottom; lays out only what shows there.
    pub fn end(&mut self, height: usize) -> Top {
        let mut left = height;
        let mut block = self.count();
        while block > 0 {
            block -= 1;
            let lines = self.height_of(block);
            if lines >= left {
                return Top { block, line: (lines - left).min(lines.saturating_sub(1)) };
            }
            left -= lines;
        }
        Top::default()
    }

    /// Whether the last line shows.
    pub fn is_at_end(&mut self, top: Top, height: usize) -> bool {
        let top = self.clamped(top);
        self.lines_from(top, height.saturating_add(1)) <= height
    }

    /// Returns the hundredths of the text above the bottom of the window, by its bytes; 100 only at the end.
    pub fn percent(&mut self, top: Top, height: usize) -> u8 {
        if self.is_at_end(top, height) {
            return 100;
        }
        let mut left = height;
        let mut at = self.clamped(top);
        while at.block + 1 < self.count() {
            let here = self.height_of(at.block).saturating_sub(at.line);
            if here > left {
                break;
            }
            left -= here;
            at = Top { block: at.block + 1, line: 0 };
        }
        let span = self.lesson.blocks.get(at.block).map_or(0..0, |block| block.span.clone());
        let lines = self.height_of(at.block).max(1);
        let part = |of: usize| u128::try_from(of).unwrap_or(0);
        let passed = part(span.start) + part(span.len()) * part((at.line + left).min(lines)) / part(lines);
        u8::try_from((passed * 100 / part(self.lesson.bytes.max(1))).min(99)).unwrap_or(99)
    }

    /// Returns the section a line stands in.
    pub fn section_at(&self, top: Top) -> Option<usize> {
        self.lesson.sections.iter().rposition(|section| section.block <= top.block)
    }

    /// Returns the place of an anchor: a heading's, `fn-label` for a footnote, `fnref-label` for the first reference to it.
    pub fn anchor(&self, anchor: &str) -> Option<Place> {
        let within = |block: usize| {
            let known = self.lesson.blocks.get(block)?;
            let anchors = Words::of(&known.kind, Some(&self.lesson)).anchors;
            anchors.into_iter().find(|(name, _)| name == anchor).map(|(_, offset)| Place { block, offset })
        };
        if let Some(section) = self.lesson.sections.iter().find(|section| section.anchor == anchor) {
            return Some(within(section.block).unwrap_or(Place { block: section.block, offset: 0 }));
        }
        // Footnotes are the only other anchors: no other link searches the text.
        let note = ["fn-", "fnref-"].iter().any(|start| anchor.starts_with(start));
        if note { (0..self.count()).find_map(within) } else { None }
    }

    /// Returns the block of a footnote.
    pub fn footnote(&self, label: &str) -> Option<&BlockKind> {
        self.lesson.blocks.iter().find_map(|block| words::footnote(&block.kind, label))
    }
}
