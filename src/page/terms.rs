//! Words that the glossary explains: underlined where they stand, and spots that can be followed.

use super::Page;
use super::cells::columns;
use super::find;
use super::line::{PageLine, Spot, SpotKind};
use ratatui::style::Modifier;
use std::ops::Range;

/// A word in the text: its block, its bytes among the block's words, its number in the glossary.
type Place = (usize, Range<usize>, usize);

impl Page {
    /// Says which words the glossary explains: blocks, bytes of their words, numbers of terms. Of two that overlap the first counts.
    /// Nothing is laid out for it.
    pub fn set_terms(&mut self, mut terms: Vec<Place>) {
        terms.retain(|(_, range, _)| !range.is_empty());
        terms.sort_by_key(|(block, range, _)| (*block, range.start));
        self.terms.clear();
        for (block, range, term) in terms {
            let apart = self.terms.last().is_none_or(|(last, before, _)| *last != block || before.end <= range.start);
            if apart {
                self.terms.push((block, range, term));
            }
        }
    }

    /// Returns the words of a block that the glossary explains.
    pub(super) fn terms_in(&self, block: usize) -> &[Place] {
        let first = self.terms.partition_point(|(own, ..)| *own < block);
        let last = self.terms.partition_point(|(own, ..)| *own <= block);
        self.terms.get(first..last).unwrap_or(&[])
    }
}

/// Underlines the words of a block that stand in a line and makes them spots.
pub(super) fn put(line: &mut PageLine, terms: &[Place]) {
    if terms.is_empty() || line.code.is_some() {
        return;
    }
    let ranges: Vec<Range<usize>> = terms.iter().map(|(_, range, _)| range.clone()).collect();
    find::change(line, &ranges, |piece| piece.extra |= Modifier::UNDERLINED);
    let mut column = 0;
    let before = line.spots.len();
    for piece in &line.pieces {
        let wide = columns(&piece.text);
        let first = terms.partition_point(|(_, range, _)| range.end <= piece.at);
        if piece.content
            && let Some((_, _, term)) = terms.get(first).filter(|(_, range, _)| range.contains(&piece.at))
        {
            let kind = SpotKind::Term(*term);
            let cut = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
            match line.spots.get_mut(before..).and_then(<[Spot]>::last_mut) {
                Some(last) if last.kind == kind && last.columns.end == cut(column) => {
                    last.columns.end = cut(column + wide);
                }
                _ => line.spots.push(Spot { columns: cut(column)..cut(column + wide), kind }),
            }
        }
        column += wide;
    }
    line.spots.sort_by_key(|spot| spot.columns.start);
}
