//! Where laid-out rows gather: what stands left of them, how much room is left, how far the words have come.

use super::Look;
use super::cells::columns;
use super::highlight::Colours;
use super::line::{Mark, PageLine, Piece, Spot};
use super::theme::Role;
use super::verbatim::Verbatim;
use super::words::Words;
use super::wrap::{Run, counted, wrap};
use crate::course::{Block, Code, Lesson, QuizRef};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What changes how blocks of a page look, besides the look itself.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The tab that is shown where it exists: id and name.
    pub(super) tab: Option<(String, String)>,
    /// Groups that show another tab, as block and number of the group: what was looked for stands there.
    pub(super) groups: HashMap<(usize, usize), usize>,
    /// Folds that differ from closed, as block and number.
    pub(super) open: BTreeSet<(usize, usize)>,
    /// Every fold is open.
    pub(super) all_open: bool,
    /// Columns that wide things of a block are scrolled.
    pub(super) sideways: HashMap<usize, usize>,
    /// How quizzes of the text went.
    pub(super) marks: Vec<(QuizRef, Mark)>,
    /// Folders of labs that are solved.
    pub(super) solved: Vec<String>,
    /// Wide lines go on below instead of scrolling: for places where nothing scrolls.
    pub(super) folds_wide: bool,
    /// All tabs of a group follow one another, unless the chosen one is among them: for texts read from top to bottom, where
    /// places are not asked for.
    pub(super) linear: bool,
    /// Colours of code that are known.
    pub(super) colours: Colours,
}

/// Room left of which nothing is indented any more.
const ROOM: usize = 5;

/// A row of a block: finished, or a line of code that is made when it shows.
#[derive(Debug)]
pub(super) enum Row {
    /// A finished line.
    Line(PageLine),
    /// Some bytes of a line of something verbatim: its number in the block, the line, the part of it.
    Verbatim { thing: usize, line: usize, part: Range<usize> },
}

/// What stands left of lines.
struct Prefix {
    first: Vec<Piece>,
    rest: Vec<Piece>,
    width: usize,
    used: bool,
}

/// Gathers the rows of one top-level block.
pub(super) struct Sink<'a> {
    pub(super) look: &'a Look,
    pub(super) choices: &'a Choices,
    /// For the words of checkpoints.
    pub(super) lesson: Option<&'a Lesson>,
    /// The top-level block.
    pub(super) block: usize,
    pub(super) rows: Vec<Row>,
    /// Code and drawings.
    pub(super) things: Vec<Verbatim>,
    /// Bytes of the words so far, in which places are counted.
    pub(super) at: usize,
    /// Codes so far.
    pub(super) codes: Vec<Code>,
    folds: usize,
    groups: usize,
    prefixes: Vec<Prefix>,
    /// Signs that found no room to stand left: they lead the next line.
    waiting: Vec<Run<'static>>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(look: &'a Look, choices: &'a Choices, lesson: Option<&'a Lesson>, block: usize) -> Self {
        Self {
            look,
            choices,
            lesson,
            block,
            rows: Vec::new(),
            things: Vec::new(),
            at: 0,
            codes: Vec::new(),
            folds: 0,
            groups: 0,
            prefixes: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Returns all lines, finished.
    pub(super) fn finish(self) -> Vec<PageLine> {
        let (things, choices) = (self.things, self.choices);
        self.rows
            .into_iter()
            .map(|row| match row {
                Row::Line(line) => line,
                Row::Verbatim { thing, line, part } => {
                    things.get(thing).map(|thing| thing.line(line, part, 0, &choices.colours)).unwrap_or_default()
                }
            })
            .collect()
    }

    /// Columns left for text.
    pub(super) fn room(&self) -> usize {
        let taken: usize = self.prefixes.iter().map(|prefix| prefix.width).sum();
        usize::from(self.look.width).saturating_sub(taken).max(1)
    }

    /// Puts something left of the lines that follow; `leave` takes it away. Without room a sign leads the next line.
    pub(super) fn enter(&mut self, first: Vec<Piece>, rest: Vec<Piece>) {
        let wide = |pieces: &[Piece]| pieces.iter().map(|piece| columns(&piece.text)).sum::<usize>();
        let width = wide(&first).max(wide(&rest));
        if self.room() < width + ROOM {
            let signs = first.iter().filter(|piece| !piece.text.trim().is_empty());
            self.waiting.extend(signs.map(|piece| Run::mark(&format!("{} ", piece.text.trim()), piece.role, None)));
            self.prefixes.push(Prefix { first: Vec::new(), rest: Vec::new(), width: 0, used: true });
            return;
        }
        self.prefixes.push(Prefix { first, rest, width, used: false });
    }

    /// Leads the next line with a sign.
    pub(super) fn lead(&mut self, sign: Run<'static>) {
        self.waiting.push(sign);
    }

    /// Whether a sign waits for the next line.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Takes away what [`enter`](Self::enter) put left; a sign that still waits gets a line of its own.
    pub(super) fn leave(&mut self) {
        let unseen = |prefix: &Prefix| !prefix.used && prefix.first.iter().any(|piece| !piece.text.trim().is_empty());
        if !self.waiting.is_empty() || self.prefixes.last().is_some_and(unseen) {
            self.signs(&[]);
        }
        self.prefixes.pop();
    }

    /// Returns what stands left of the next line, filled up to its width; later lines get what follows.
    pub(super) fn left(&mut self) -> (Vec<Piece>, usize) {
        let (mut all, mut width) = (Vec::with_capacity(self.prefixes.len()), 0);
        for prefix in &mut self.prefixes {
            let side = if prefix.used { &prefix.rest } else { &prefix.first };
            let wide: usize = side.iter().map(|piece| columns(&piece.text)).sum();
            all.extend(side.iter().cloned());
            if wide < prefix.width {
                all.push(Piece::mark(" ".repeat(prefix.width - wide), Role::Text));
            }
            width += prefix.width;
            prefix.used = true;
        }
        (all, width)
    }

    /// Adds a line behind what stands left.
    pub(super) fn line(&mut self, pieces: Vec<Piece>, spots: Vec<Spot>, offset: usize, code: Option<usize>) {
        self.flush();
        self.put(pieces, spots, offset, code);
    }

    fn put(&mut self, pieces: Vec<Piece>, spots: Vec<Spot>, offset: usize, code: Option<usize>) {
        if self.prefixes.is_empty() {
            return self.rows.push(Row::Line(PageLine { pieces, offset, spots, code, wide: false }));
        }
        let (mut all, shift) = self.left();
        all.extend(pieces);
        let shift = u16::try_from(shift).unwrap_or(u16::MAX);
        let spots = spots.into_iter().map(|spot| spot.shifted(shift)).collect();
        self.rows.push(Row::Line(PageLine { pieces: all, offset, spots, code, wide: false }));
    }

    /// Gives signs that wait a line of their own.
    pub(super) fn flush(&mut self) {
        if !self.waiting.is_empty() {
            self.signs(&[]);
        }
    }

    /// Adds the author's words, wrapped.
    pub(super) fn runs(&mut self, runs: &[Run<'_>]) {
        self.wrapped(runs);
        self.at += counted(runs);
    }

    /// Adds our own words, wrapped: places do not count them.
    pub(super) fn signs(&mut self, runs: &[Run<'_>]) {
        self.wrapped(runs);
    }

    fn wrapped(&mut self, runs: &[Run<'_>]) {
        let waiting = std::mem::take(&mut self.waiting);
        let led: Vec<Run<'_>>;
        let runs = if waiting.is_empty() {
            runs
        } else {
            led = waiting.into_iter().chain(runs.iter().cloned()).collect();
            &led
        };
        for mut line in wrap(runs, self.room()) {
            line.pieces.iter_mut().for_each(|piece| piece.at = piece.at.wrapping_add(self.at));
            self.put(line.pieces, line.spots, self.at + line.start, None);
        }
    }

    /// Adds an empty line, unless nothing stands above it.
    pub(super) fn blank(&mut self) {
        if self.rows.is_empty() || !self.waiting.is_empty() || self.prefixes.iter().any(|prefix| !prefix.used) {
            return;
        }
        self.put(Vec::new(), Vec::new(), self.at, None);
    }

    /// Returns the number of the next fold and whether it is open.
    pub(super) fn next_fold(&mut self) -> (usize, bool) {
        let number = self.folds;
        self.folds += 1;
        (number, self.choices.all_open || self.choices.open.contains(&(self.block, number)))
    }

    /// Returns the tab that the next group shows because something looked for stands there.
    pub(super) fn next_group(&mut self) -> Option<usize> {
        let number = self.groups;
        self.groups += 1;
        self.choices.groups.get(&(self.block, number)).copied()
    }

    /// Passes blocks in a closed fold, so that places and numbers do not depend on what is open.
    pub(super) fn skip(&mut self, blocks: &[Block]) {
        let words = Words::of_all(blocks, self.lesson);
        self.at += words.text.len();
        self.folds += words.folds;
        self.groups += words.groups;
    }
}
