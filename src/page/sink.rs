//! Where laid-out lines gather: what stands left of them, how much room is left, how far the text has come.

use super::Look;
use super::line::{Mark, PageLine, Piece, Spot};
use super::wrap::{Run, wrap};
use crate::base::text::width;
use crate::course::{Code, Lesson, QuizRef};
use crate::page::highlight::Colours;
use std::collections::{BTreeSet, HashMap};

/// What changes how blocks of a page look, besides the look itself.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The tab that is shown where it exists: id and name.
    pub(super) tab: Option<(String, String)>,
    /// Folds that differ from closed, as block and number.
    pub(super) open: BTreeSet<(usize, usize)>,
    /// Every fold is open.
    pub(super) all_open: bool,
    /// Columns that wide things of a block are scrolled.
    pub(super) sideways: HashMap<usize, usize>,
    /// How quizzes of the text went.
    pub(super) marks: Vec<(QuizRef, Mark)>,
    /// Wide lines go on below instead of scrolling: for places where nothing scrolls.
    pub(super) folds_wide: bool,
    /// Colours of code that are known.
    pub(super) colours: Colours,
}

/// Room left of which nothing is indented any more.
const ROOM: usize = 5;

/// What stands left of lines.
struct Prefix {
    first: Vec<Piece>,
    rest: Vec<Piece>,
    width: usize,
    used: bool,
}

/// Gathers the lines of one top-level block.
pub(super) struct Sink<'a> {
    pub(super) look: &'a Look,
    pub(super) choices: &'a Choices,
    /// For the words of checkpoints.
    pub(super) lesson: Option<&'a Lesson>,
    /// The top-level block.
    pub(super) block: usize,
    pub(super) lines: Vec<PageLine>,
    /// The text so far, in which places are counted.
    pub(super) text: String,
    /// Codes so far.
    pub(super) codes: Vec<Code>,
    folds: usize,
    prefixes: Vec<Prefix>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(look: &'a Look, choices: &'a Choices, lesson: Option<&'a Lesson>, block: usize) -> Self {
        Self {
            look,
            choices,
            lesson,
            block,
            lines: Vec::new(),
            text: String::new(),
            codes: Vec::new(),
            folds: 0,
            prefixes: Vec::new(),
        }
    }

    /// Columns left for text.
    pub(super) fn room(&self) -> usize {
        let taken: usize = self.prefixes.iter().map(|prefix| prefix.width).sum();
        usize::from(self.look.width).saturating_sub(taken).max(1)
    }

    /// Puts something left of the lines that follow, if there is room; `leave` takes it away.
    pub(super) fn enter(&mut self, first: Vec<Piece>, rest: Vec<Piece>) {
        let columns = |pieces: &[Piece]| pieces.iter().map(|piece| width(&piece.text)).sum::<usize>();
        let wide = columns(&first).max(columns(&rest));
        if self.room() < wide + ROOM {
            // No room to hang a mark: it stands on a line of its own, or goes.
            let alone: Vec<Run> = first
                .iter()
                .filter(|piece| !piece.text.trim().is_empty())
                .map(|piece| Run::mark(piece.text.trim(), piece.role, None))
                .collect();
            self.prefixes.push(Prefix { first: Vec::new(), rest: Vec::new(), width: 0, used: true });
            if !alone.is_empty() && self.room() >= 4 {
                self.runs(&alone);
            }
            return;
        }
        self.prefixes.push(Prefix { first, rest, width: wide, used: false });
    }

    pub(super) fn leave(&mut self) {
        self.prefixes.pop();
    }

    /// Adds a line behind what stands left.
    pub(super) fn line(&mut self, pieces: Vec<Piece>, spots: Vec<Spot>, offset: usize, code: Option<usize>) {
        let mut all = Vec::with_capacity(pieces.len() + self.prefixes.len());
        let mut shift = 0;
        for prefix in &mut self.prefixes {
            let side = if prefix.used { &prefix.rest } else { &prefix.first };
            let wide: usize = side.iter().map(|piece| width(&piece.text)).sum();
            all.extend(side.iter().cloned());
            if wide < prefix.width {
                all.push(Piece::mark(" ".repeat(prefix.width - wide), super::Role::Text));
            }
            shift += prefix.width;
            prefix.used = true;
        }
        all.extend(pieces);
        let shift = u16::try_from(shift).unwrap_or(u16::MAX);
        let spots = spots
            .into_iter()
            .map(|spot| Spot {
                columns: spot.columns.start.saturating_add(shift)..spot.columns.end.saturating_add(shift),
                kind: spot.kind,
            })
            .collect();
        self.lines.push(PageLine { pieces: all, offset, spots, code });
    }

    /// Adds runs, wrapped.
    pub(super) fn runs(&mut self, runs: &[Run]) {
        let base = self.text.len();
        let (lines, text) = wrap(runs, self.room());
        for line in lines {
            self.line(line.pieces, line.spots, base + line.start, None);
        }
        self.text.push_str(&text);
        self.text.push('\n');
    }

    /// Adds an empty line, unless there is one or nothing above it.
    pub(super) fn blank(&mut self) {
        let offset = self.text.len();
        if self.prefixes.iter().any(|prefix| !prefix.used) || self.lines.is_empty() {
            return;
        }
        self.line(Vec::new(), Vec::new(), offset, None);
    }

    /// Returns the number of the next fold and whether it is open.
    pub(super) fn next_fold(&mut self) -> (usize, bool) {
        let number = self.folds;
        self.folds += 1;
        (number, self.choices.all_open || self.choices.open.contains(&(self.block, number)))
    }

    /// Counts the folds inside a closed one, so that numbers do not depend on what is open.
    pub(super) fn skip_folds(&mut self, count: usize) {
        self.folds += count;
    }
}
