//! Text with includes expanded, and where each piece of it came from.

use crate::base::diag::SourceText;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A text made of pieces of files.
#[derive(Debug, Clone)]
pub(super) struct Expanded {
    /// The whole text.
    pub(super) text: String,
    files: Vec<SourceText>,
    /// Places in `files` by name.
    known: HashMap<Arc<str>, usize>,
    /// In the order of `text`.
    pieces: Vec<Piece>,
    /// Put before each line after the first of what is pushed: `> ` for an include within a quotation.
    pub(super) prefix: String,
}

/// Bytes of the text from one place.
#[derive(Debug, Clone)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    /// The file: a place in `files`.
    file: usize,
    /// Where it is in the file.
    origin: Range<usize>,
    /// Whether it is the file's bytes; else it stands for all of `origin`.
    verbatim: bool,
}

impl Expanded {
    /// Starts with nothing, from a first file with number 0.
    pub(super) fn new(file: &SourceText) -> Self {
        let mut new = Self {
            text: String::with_capacity(file.text.len()),
            files: Vec::new(),
            known: HashMap::new(),
            pieces: Vec::new(),
            prefix: String::new(),
        };
        new.add_file(file);
        new
    }

    /// Makes a file known; returns its number.
    pub(super) fn add_file(&mut self, file: &SourceText) -> usize {
        let next = self.files.len();
        let number = *self.known.entry(file.name.clone()).or_insert(next);
        if number == next {
            self.files.push(file.clone());
        }
        number
    }

    /// Returns the files that pieces come from.
    pub(super) fn files(&self) -> &[SourceText] {
        &self.files
    }

    /// Appends a range of a file.
    pub(super) fn push(&mut self, file: usize, range: Range<usize>) {
        let Some(text) = self.files.get(file).map(|file| file.text.clone()) else { return };
        let Some(whole) = text.get(range.clone()) else { return };
        if self.prefix.is_empty() {
            self.append(whole, file, range);
            return;
        }
        let mut at = range.start;
        for line in whole.split_inclusive('\n') {
            self.append(line, file, at..at + line.len());
            at += line.len();
            if line.ends_with('\n') {
                let prefix = self.prefix.clone();
                self.stand_in(&prefix, file, at..at);
            }
        }
    }

    fn append(&mut self, text: &str, file: usize, origin: Range<usize>) {
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.file == file && last.origin.end == origin.start => {
                last.origin.end = origin.end;
            }
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece { start: self.text.len(), file, origin, verbatim: true }),
        }
        self.text.push_str(text);
    }

    /// Appends text that stands for a range of a file; returns where it is in the text.
    pub(super) fn stand_in(&mut self, text: &str, file: usize, origin: Range<usize>) -> Range<usize> {
        let start = self.text.len();
        if !text.is_empty() {
            self.pieces.push(Piece { start, file, origin, verbatim: false });
            self.text.push_str(text);
        }
        start..self.text.len()
    }

    /// Returns where a range of the text comes from; a range that ends in another file is cut to its first piece.
    pub(super) fn locate(&self, range: &Range<usize>) -> (SourceText, Range<usize>) {
        let Some(first) = self.piece_at(range.start) else {
            return (self.files[0].clone(), 0..0);
        };
        let source = self.files[first.file].clone();
        let from = first.place(range.start);
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start));
        let end = match last {
            Some(last) if last.file == first.file && last.origin.end >= from.start => last.place_end(range.end),
            _ => first.place_end(usize::MAX),
        };
        let limit = source.text.len();
        (source, from.start.min(limit)..end.max(from.start).min(limit))
    }

    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let at = self.pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1);
        self.pieces.get(at)
    }
}

impl Piece {
    /// Where a byte of the text is in the file.
    fn place(&self, offset: usize) -> Range<usize> {
        if self.verbatim {
            let at = self.origin.start + offset.saturating_sub(self.start);
            at.min(self.origin.end)..self.origin.end
        } else {
            self.origin.clone()
        }
    }

    /// Where a range that ends before `offset` ends in the file.
    fn place_end(&self, offset: usize) -> usize {
        if self.verbatim {
            (self.origin.start.saturating_add(offset.saturating_sub(self.start))).min(self.origin.end)
        } else {
            self.origin.end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_text_is_a_place_in_its_file() {
        let (a, b) = (SourceText::new("a.md", "0123{x}89"), SourceText::new("b.md", "one\ntwo"));
        let mut text = Expanded::new(&a);
        text.push(0, 0..4);
        let other = text.add_file(&b);
        text.prefix = "> ".into();
        text.push(other, 0..7);
        text.prefix.clear();
        text.push(0, 7..9);
        assert_eq!(text.text, "0123one\n> two89");
        let found = |range: Range<usize>| {
            let (source, range) = text.locate(&range);
            (source.name.to_string(), source.text[range].to_owned())
        };
        assert_eq!(found(1..3), ("a.md".into(), "12".into()));
        assert_eq!(found(4..7), ("b.md".into(), "one".into()));
        assert_eq!(found(10..13), ("b.md".into(), "two".into()));
        assert_eq!(found(13..15), ("a.md".into(), "89".into()));
        // From one end of the including file to the other: the include between belongs to it.
        assert_eq!(found(2..14), ("a.md".into(), "23{x}8".into()));
        assert_eq!(found(900..901).0, "a.md");
    }

    #[test]
    fn what_stands_for_a_directive_is_found_as_the_directive() {
        let a = SourceText::new("a.md", "x {{#quiz q}} y");
        let mut text = Expanded::new(&a);
        text.push(0, 0..2);
        let place = text.stand_in("#", 0, 2..13);
        text.push(0, 13..15);
        let (source, range) = text.locate(&place);
        assert_eq!(&source.text[range], "{{#quiz q}}");
    }
}
