//! A page: a lesson laid out block by block, as far as it is looked at.

use super::Look;
use super::find::{self, Query};
use super::highlight::{HighlightJob, Highlighted};
use super::layout;
use super::line::{Mark, PageLine};
use super::sink::{Choices, Row, Sink};
use super::terms;
use super::theme::Role;
use super::verbatim::Verbatim;
use super::words::{self, Hide, Words};
use crate::course::{BlockKind, Code, Ecosystem, Lesson, QuizRef};
use crate::learner::Place;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The first line that shows: a line of a top-level block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Top {
    /// The block.
    pub block: usize,
    /// The line within it.
    pub line: usize,
}

/// Where the words looked for stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The first of them.
    pub place: Place,
    /// How many bytes of the block's words they take.
    pub bytes: usize,
}

/// A block that is laid out.
#[derive(Debug)]
pub(super) struct Laid {
    rows: Vec<Row>,
    things: Vec<Verbatim>,
    codes: Vec<Code>,
    /// How far the widest thing can be scrolled sideways.
    slack: usize,
}

impl Laid {
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// The place of a row in the words of the block.
    pub(super) fn offset(&self, row: usize) -> usize {
        self.rows.get(row).or(self.rows.last()).map_or(0, |row| self.offset_of(row))
    }

    fn offset_of(&self, row: &Row) -> usize {
        match row {
            Row::Line(line) => line.offset,
            Row::Verbatim { thing, line, part } => self.things.get(*thing).map_or(0, |thing| thing.offset(*line, part)),
        }
    }
}

/// A lesson for a width and a theme.
///
/// A [`Place`] counts the bytes of a block's words, which are the same at every width, with every tab and every fold:
/// the author's words, not our frames and signs; what is folded away and the tabs that do not show are counted too.
#[derive(Debug)]
pub struct Page {
    pub(super) lesson: Arc<Lesson>,
    look: Look,
    choices: Choices,
    blocks: Vec<Option<Laid>>,
    /// Which of `blocks` are laid out: forgetting costs what is there, not what could be.
    filled: Vec<usize>,
    ecosystems: Vec<Ecosystem>,
    found: Vec<Match>,
    current: Option<usize>,
    /// What the learner marked: blocks and bytes of their words, in order and apart.
    painted: Vec<(usize, Range<usize>)>,
    /// What is being chosen.
    chosen: Option<(usize, Range<usize>)>,
    /// Words that the glossary explains: blocks, bytes of their words, numbers of terms, in order and apart.
    pub(super) terms: Vec<(usize, Range<usize>, usize)>,
    wanted: Vec<HighlightJob>,
    asked: HashSet<u64>,
    /// The line that was last asked for by its place, and that place: a resize and back must not drift.
    pub(super) kept: Option<(Top, Place)>,
}

impl Page {
    /// Takes a lesson; lays out nothing yet.
    pub fn new(lesson: Arc<Lesson>, look: Look) -> Self {
        let blocks = lesson.blocks.iter().map(|_| None).collect();
        Self {
            lesson,
            look,
            choices: Choices::default(),
            blocks,
            filled: Vec::new(),
            ecosystems: Vec::new(),
            found: Vec::new(),
            current: None,
            painted: Vec::new(),
            chosen: None,
            terms: Vec::new(),
            wanted: Vec::new(),
            asked: HashSet::new(),
            kept: None,
        }
    }

    /// Returns the lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// Returns the look.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Changes width or theme. Places stay what they are; lines are laid out anew when they show.
    pub fn set_look(&mut self, look: Look) {
        // Themes colour at drawing: only width and glyphs change lines.
        let same_lines = look.width == self.look.width && look.glyphs == self.look.glyphs;
        self.look = look;
        if !same_lines {
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.kept = None;
        for block in self.filled.drain(..) {
            if let Some(laid) = self.blocks.get_mut(block) {
                *laid = None;
            }
        }
    }

    fn forget_block(&mut self, block: usize) {
        self.kept = None;
        if let Some(laid) = self.blocks.get_mut(block) {
            *laid = None;
        }
    }

    /// Forgets the blocks that hold something of a kind.
    fn forget_holding(&mut self, is: &dyn Fn(&BlockKind) -> bool) {
        self.kept = None;
        for &block in &self.filled {
            if let (Some(known), Some(laid)) = (self.lesson.blocks.get(block), self.blocks.get_mut(block))
                && words::holds(&known.kind, is)
            {
                *laid = None;
            }
        }
    }

    /// Names the ecosystems, so that a tab is found by id and by name.
    pub fn set_ecosystems(&mut self, ecosystems: &[Ecosystem]) {
        self.ecosystems = ecosystems.to_vec();
    }

    /// Shows this tab in every group that has it.
    pub fn set_tab(&mut self, preferred: &str) {
        let known = self
            .ecosystems
            .iter()
            .find(|known| known.id.eq_ignore_ascii_case(preferred) || known.name.eq_ignore_ascii_case(preferred));
        let tab = known.map_or_else(
            || (preferred.to_owned(), preferred.to_owned()),
            |known| (known.id.clone(), known.name.clone()),
        );
        if self.choices.tab.as_ref() != Some(&tab) || !self.choices.groups.is_empty() {
            self.choices.tab = Some(tab);
            self.choices.groups.clear();
            self.forget_holding(&|kind| matches!(kind, BlockKind::Tabs(_)));
        }
    }

    /// Returns the words of a block, in which its places are counted.
    pub fn words(&self, block: usize) -> String {
        words::block_words(&self.lesson, block)
    }

    /// Returns the names of the tabs in a block, in order; of its first group, when there are several.
    pub fn tabs_in(&self, block: usize) -> Vec<String> {
        let group = self.lesson.blocks.get(block).and_then(|block| words::first_tabs(&block.kind));
        group.unwrap_or(&[]).iter().filter_map(|code| code.tab.clone()).collect()
    }

    /// Opens or closes a fold: its number within its top-level block.
    pub fn toggle_fold(&mut self, block: usize, fold: usize) {
        if !self.choices.open.remove(&(block, fold)) {
            self.choices.open.insert((block, fold));
        }
        self.forget_block(block);
    }

    /// Opens all folds, or closes those that were not opened one by one.
    pub fn set_all_open(&mut self, open: bool) {
        if self.choices.all_open != open {
            self.choices.all_open = open;
            self.forget_holding(&|kind| matches!(kind, BlockKind::Details { .. }));
        }
    }

    /// Whether all folds are open.
    pub fn all_open(&self) -> bool {
        self.choices.all_open
    }

    /// Opens the folds and shows the tabs that hide a place.
    pub fn reveal(&mut self, place: Place) {
        let Some(block) = self.lesson.blocks.get(place.block) else { return };
        let hides = Words::of(&block.kind, Some(&self.lesson)).hides;
        let mut changed = false;
        for (_, hide) in hides.into_iter().filter(|(range, _)| range.contains(&place.offset)) {
            changed |= match hide {
                Hide::Fold(fold) => !self.choices.all_open && self.choices.open.insert((place.block, fold)),
                Hide::Tab(group, tab) => self.choices.groups.insert((place.block, group), tab) != Some(tab),
            };
        }
        if changed {
            self.forget_block(place.block);
        }
    }

    /// Says how the quizzes of the text went.
    pub fn set_marks(&mut self, marks: Vec<(QuizRef, Mark)>) {
        if self.choices.marks != marks {
            self.choices.marks = marks;
            self.forget_holding(&|kind| matches!(kind, BlockKind::Quiz(_)));
        }
    }

    /// Says which labs of the text are solved, by their folders.
    pub fn set_solved(&mut self, solved: Vec<String>) {
        if self.choices.solved != solved {
            self.choices.solved = solved;
            self.forget_holding(&|kind| matches!(kind, BlockKind::Lab { .. }));
        }
    }

    pub(super) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// Returns the block laid out; `None` when there is no such block.
    pub(super) fn laid(&mut self, block: usize) -> Option<&Laid> {
        let known = self.blocks.get_mut(block)?.take();
        let laid = match known {
            Some(laid) => laid,
            None => self.lay_out(block)?,
        };
        Some(self.blocks.get_mut(block)?.insert(laid))
    }

    fn lay_out(&mut self, block: usize) -> Option<Laid> {
        let known = self.lesson.blocks.get(block)?;
        let mut sink = Sink::new(&self.look, &self.choices, Some(&self.lesson), block);
        layout::block(&mut sink, &known.kind);
        if block + 1 < self.lesson.blocks.len() || sink.rows.is_empty() {
            sink.rows.push(Row::Line(PageLine { offset: sink.at, ..PageLine::default() }));
        }
        let (rows, things, codes) = (sink.rows, sink.things, sink.codes);
        for thing in &things {
            if let Some(code) = thing.code.and_then(|at| codes.get(at))
                && self.asked.insert(thing.key)
            {
                self.wanted.extend(HighlightJob::new(thing.key, &code.language, &code.text));
            }
        }
        self.filled.push(block);
        let slack = things.iter().map(Verbatim::slack).max().unwrap_or(0);
        Some(Laid { rows, things, codes, slack })
    }

    /// Makes the lines of a block from `first` on, at most `most`, ready to be drawn.
    pub(super) fn lines(&mut self, block: usize, first: usize, most: usize) -> Vec<PageLine> {
        if self.laid(block).is_none() {
            return Vec::new();
        }
        let Some(Some(laid)) = self.blocks.get(block) else { return Vec::new() };
        let shift = self.choices.sideways.get(&block).copied().unwrap_or(0);
        let made = laid.rows.iter().skip(first).take(most).map(|row| match row {
            Row::Line(line) => line.clone(),
            Row::Verbatim { thing, line, part } => laid
                .things
                .get(*thing)
                .map(|thing| thing.line(*line, part.clone(), shift, &self.choices.colours))
                .unwrap_or_default(),
        });
        let mut lines: Vec<PageLine> = made.collect();
        let (found, current) = self.found_in(block);
        let painted: Vec<Range<usize>> = within(&self.painted, block);
        let chosen: Vec<Range<usize>> = within(self.chosen.as_slice(), block);
        let terms = self.terms_in(block);
        for line in &mut lines {
            terms::put(line, terms);
            find::mark(line, &painted, Role::Highlight);
            find::mark(line, &found, Role::Match);
            find::mark(line, current.as_slice(), Role::MatchCurrent);
            find::mark(line, &chosen, Role::Selected);
        }
        lines
    }

    /// The bytes of a block's words that were looked for, and those looked at.
    fn found_in(&self, block: usize) -> (Vec<Range<usize>>, Option<Range<usize>>) {
        let range = |found: &Match| found.place.offset..found.place.offset + found.bytes;
        let first = self.found.partition_point(|found| found.place.block < block);
        let found = self.found.iter().skip(first).take_while(|found| found.place.block == block).map(range).collect();
        let current = self.current.and_then(|at| self.found.get(at)).filter(|found| found.place.block == block);
        (found, current.map(range))
    }

    /// Says what the learner marked: blocks and bytes of their words.
    pub fn set_painted(&mut self, mut marked: Vec<(usize, Range<usize>)>) {
        marked.retain(|(_, range)| !range.is_empty());
        marked.sort_by_key(|(block, range)| (*block, range.start));
        self.painted.clear();
        for (block, range) in marked {
            match self.painted.last_mut() {
                Some((last, before)) if *last == block && range.start <= before.end => {
                    before.end = before.end.max(range.end);
                }
                _ => self.painted.push((block, range)),
            }
        }
    }

    /// Says what is being chosen.
    pub fn set_chosen(&mut self, chosen: Option<(usize, Range<usize>)>) {
        self.chosen = chosen;
    }

    /// Scrolls the wide things of a block sideways, each no further than it is wide.
    pub fn scroll_sideways(&mut self, block: usize, columns: isize) {
        let Some(slack) = self.laid(block).map(|laid| laid.slack) else { return };
        let shift = self.choices.sideways.entry(block).or_default();
        *shift = (*shift).min(slack).saturating_add_signed(columns).min(slack);
    }

    /// Returns the code that a line shows, as the author wrote it.
    pub fn code_at(&mut self, block: usize, line: &PageLine) -> Option<Code> {
        self.laid(block)?.codes.get(line.code?).cloned()
    }

    /// Looks for words in the whole lesson, or stops looking. Nothing is laid out or opened for it.
    pub fn set_find(&mut self, words: Option<&str>) {
        self.current = None;
        self.found.clear();
        if let Some(query) = words.and_then(Query::new) {
            self.set_found(&|text| query.find(text));
        }
    }

    /// Takes what was found in the lesson by other means, as bytes of each block's words that do not overlap: `find` gets the words of a block.
    pub fn set_found(&mut self, find: &dyn Fn(&str) -> Vec<Range<usize>>) {
        self.current = None;
        self.found.clear();
        for (block, known) in self.lesson.blocks.iter().enumerate() {
            let text = Words::of(&known.kind, Some(&self.lesson)).text;
            let found = find(&text).into_iter().filter(|range| text.get(range.clone()).is_some());
            self.found
                .extend(found.map(|range| Match { place: Place { block, offset: range.start }, bytes: range.len() }));
        }
    }

    /// Returns where the words looked for stand.
    pub fn matches(&self) -> &[Match] {
        &self.found
    }

    /// Marks one of them as the one looked at; what hides it opens, and wide code scrolls to it.
    pub fn set_current_match(&mut self, at: Option<usize>) {
        self.current = at;
        if let Some(found) = at.and_then(|at| self.found.get(at)).copied() {
            self.reveal(found.place);
            self.reveal_sideways(found);
        }
    }

    /// Scrolls wide code so far that a match in it is seen.
    fn reveal_sideways(&mut self, found: Match) {
        let Place { block, offset } = found.place;
        let shift = self.choices.sideways.get(&block).copied().unwrap_or(0);
        let Some(laid) = self.laid(block) else { return };
        let shift = shift.min(laid.slack);
        let row = laid.rows.partition_point(|row| laid.offset_of(row) <= offset).checked_sub(1);
        let Some(Row::Verbatim { thing, line, .. }) = row.and_then(|row| laid.rows.get(row)) else { return };
        let Some(thing) = laid.things.get(*thing) else { return };
        let wanted = thing.shift_to(*line, &(offset..offset + found.bytes), shift);
        self.choices.sideways.insert(block, wanted);
    }

    /// Returns the code that was laid out plain and waits for colours, each once.
    pub fn wanted(&mut self) -> Vec<HighlightJob> {
        std::mem::take(&mut self.wanted)
    }

    /// Takes colours; the lines stay where they are.
    pub fn apply(&mut self, done: Highlighted) {
        self.choices.colours.insert(done.key, done.lines);
    }
}

/// The ranges of a block.
fn within(marked: &[(usize, Range<usize>)], block: usize) -> Vec<Range<usize>> {
    marked.iter().filter(|(own, _)| *own == block).map(|(_, range)| range.clone()).collect()
}
