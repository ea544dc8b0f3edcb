//! Text with includes expanded, and where each piece of it came from.

use crate::base::diag::SourceText;
use std::ops::Range;

/// A text made of pieces of files.
#[derive(Debug, Clone)]
pub(super) struct Expanded {
    /// The whole text.
    pub(super) text: String,
    files: Vec<SourceText>,
    /// Start in `text`, file, start in the file; in order.
    pieces: Vec<(usize, usize, usize)>,
}

impl Expanded {
    /// Starts with nothing, from a first file.
    pub(super) fn new(file: &SourceText) -> Self {
        Self { text: String::new(), files: vec![file.clone()], pieces: Vec::new() }
    }

    /// Makes a file known; returns its number.
    pub(super) fn add_file(&mut self, file: &SourceText) -> usize {
        if let Some(at) = self.files.iter().position(|known| known.name == file.name) {
            return at;
        }
        self.files.push(file.clone());
        self.files.len() - 1
    }

    /// Appends text that begins at byte `start` of a file.
    pub(super) fn push(&mut self, text: &str, file: usize, start: usize) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), file, start));
            self.text.push_str(text);
        }
    }

    /// Returns where a range of the text comes from; a range over several pieces is cut to the first.
    pub(super) fn locate(&self, range: &Range<usize>) -> (SourceText, Range<usize>) {
        let at = self.pieces.partition_point(|(start, _, _)| *start <= range.start).saturating_sub(1);
        let Some(&(start, file, origin)) = self.pieces.get(at) else {
            return (self.files[0].clone(), 0..0);
        };
        let source = self.files[file].clone();
        let piece_end = self.pieces.get(at + 1).map_or(self.text.len(), |(next, _, _)| *next);
        let from = origin + range.start.saturating_sub(start);
        let length = range.end.min(piece_end).saturating_sub(range.start);
        let limit = source.text.len();
        (source, from.min(limit)..(from + length).min(limit))
    }
}
