//! A page: a lesson laid out block by block, as far as it is looked at.

use super::Look;
use super::find::{self, Query};
use super::highlight::{HighlightJob, Highlighted};
use super::layout;
use super::line::{Mark, PageLine};
use super::sink::{Choices, Sink};
use crate::course::{BlockKind, Code, Ecosystem, Lesson, QuizRef};
use crate::learner::Place;
use std::collections::HashSet;
use std::sync::Arc;

/// The first line that shows: a line of a top-level block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Top {
    /// The block.
    pub block: usize,
    /// The line within it.
    pub line: usize,
}

/// A place where the words looked for stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Where.
    pub place: Place,
}

/// A block that is laid out.
#[derive(Debug)]
struct Laid {
    lines: Vec<PageLine>,
    codes: Vec<Code>,
}

/// A lesson for a width and a theme.
#[derive(Debug)]
pub struct Page {
    lesson: Arc<Lesson>,
    look: Look,
    choices: Choices,
    blocks: Vec<Option<Laid>>,
    /// Which of `blocks` are laid out: forgetting costs what is there, not what could be.
    filled: Vec<usize>,
    ecosystems: Vec<Ecosystem>,
    query: Option<Query>,
    found: Vec<Match>,
    current: Option<usize>,
    wanted: Vec<HighlightJob>,
    asked: HashSet<u64>,
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
            query: None,
            found: Vec::new(),
            current: None,
            wanted: Vec::new(),
            asked: HashSet::new(),
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
        if look == self.look {
            return;
        }
        // Themes colour at drawing: only width and glyphs change lines.
        let same_lines = look.width == self.look.width && look.glyphs == self.look.glyphs;
        self.look = look;
        if !same_lines {
            self.forget();
        }
    }

    fn forget(&mut self) {
        for block in self.filled.drain(..) {
            self.blocks[block] = None;
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
        if self.choices.tab.as_ref() != Some(&tab) {
            self.choices.tab = Some(tab);
            let lesson = self.lesson.clone();
            for (block, laid) in lesson.blocks.iter().zip(&mut self.blocks) {
                if holds_tabs(&block.kind) {
                    *laid = None;
                }
            }
        }
    }

    /// Returns the names of the tabs in a block, in order.
    pub fn tabs_in(&self, block: usize) -> Vec<String> {
        match self.lesson.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Tabs(codes)) => codes.iter().filter_map(|code| code.tab.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// Opens or closes a fold: its number within its top-level block.
    pub fn toggle_fold(&mut self, block: usize, fold: usize) {
        if !self.choices.open.remove(&(block, fold)) {
            self.choices.open.insert((block, fold));
        }
        if let Some(laid) = self.blocks.get_mut(block) {
            *laid = None;
        }
    }

    /// Opens all folds, or closes those that were not opened one by one.
    pub fn set_all_open(&mut self, open: bool) {
        if self.choices.all_open != open {
            self.choices.all_open = open;
            self.forget();
        }
    }

    /// Whether all folds are open.
    pub fn all_open(&self) -> bool {
        self.choices.all_open
    }

    /// Says how the quizzes of the text went.
    pub fn set_marks(&mut self, marks: Vec<(QuizRef, Mark)>) {
        if self.choices.marks != marks {
            self.choices.marks = marks;
            self.forget();
        }
    }

    /// Returns the laid out block.
    fn laid(&mut self, block: usize) -> &Laid {
        if self.blocks[block].is_none() {
            let mut sink = Sink::new(&self.look, &self.choices, Some(&self.lesson), block);
            layout::block(&mut sink, &self.lesson.blocks[block].kind);
            if block + 1 < self.lesson.blocks.len() || sink.lines.is_empty() {
                let offset = sink.text.len();
                sink.lines.push(PageLine { offset, ..PageLine::default() });
            }
            for code in &sink.codes {
                if let Some(job) = HighlightJob::new(&code.language, &code.text)
                    && self.asked.insert(super::highlight::colour_key(&code.language, &code.text))
                {
                    self.wanted.push(job);
                }
            }
            self.filled.push(block);
            self.blocks[block] = Some(Laid { lines: sink.lines, codes: sink.codes });
        }
        match &self.blocks[block] {
            Some(laid) => laid,
            // Filled just above.
            None => unreachable!("the block was laid out"),
        }
    }

    fn count(&self) -> usize {
        self.blocks.len()
    }

    fn height_of(&mut self, block: usize) -> usize {
        if block < self.count() { self.laid(block).lines.len() } else { 0 }
    }

    /// Returns the place of a line.
    pub fn place(&mut self, top: Top) -> Place {
        if top.block >= self.count() {
            return Place::default();
        }
        let lines = &self.laid(top.block).lines;
        let offset = lines.get(top.line).or(lines.last()).map_or(0, |line| line.offset);
        Place { block: top.block, offset }
    }

    /// Returns the line of a place.
    pub fn top(&mut self, place: Place) -> Top {
        if self.count() == 0 {
            return Top::default();
        }
        let block = place.block.min(self.count() - 1);
        let lines = &self.laid(block).lines;
        let reached = lines.iter().map(|line| line.offset).filter(|offset| *offset <= place.offset).max().unwrap_or(0);
        let line = lines.iter().position(|line| line.offset == reached).unwrap_or(0);
        Top { block, line }
    }

    /// Moves by lines, no further than the last line at the bottom of a window of `height`.
    pub fn scroll(&mut self, top: Top, lines: isize, height: usize) -> Top {
        let mut at = self.clamped(top);
        if lines < 0 {
            let mut left = lines.unsigned_abs();
            loop {
                if left <= at.line {
                    at.line -= left;
                    return at;
                }
                if at.block == 0 {
                    return Top::default();
                }
                left -= at.line + 1;
                at.block -= 1;
                at.line = self.height_of(at.block) - 1;
            }
        }
        let mut left = lines.unsigned_abs();
        while left > 0 {
            let here = self.height_of(at.block);
            if at.line + left < here {
                at.line += left;
                break;
            }
            if at.block + 1 >= self.count() {
                at.line = here.saturating_sub(1);
                break;
            }
            left -= here - at.line;
            at = Top { block: at.block + 1, line: 0 };
        }
        // The end must not rise above the bottom of the window.
        if self.lines_from(at, height) < height { self.end(height).min(at) } else { at }
    }

    fn clamped(&mut self, top: Top) -> Top {
        if self.count() == 0 {
            return Top::default();
        }
        let block = top.block.min(self.count() - 1);
        Top { block, line: top.line.min(self.height_of(block).saturating_sub(1)) }
    }

    /// Returns how many lines there are from a line on, up to `most`.
    fn lines_from(&mut self, top: Top, most: usize) -> usize {
        let mut lines = 0;
        let mut block = top.block;
        while block < self.count() && lines < most {
            lines += self.height_of(block) - if block == top.block { top.line.min(self.height_of(block)) } else { 0 };
            block += 1;
        }
        lines
    }

    /// Returns the lines that show, at most `height`, ready to be drawn.
    pub fn window(&mut self, top: Top, height: usize) -> Vec<(usize, PageLine)> {
        let mut out = Vec::with_capacity(height);
        let mut at = self.clamped(top);
        while out.len() < height && at.block < self.count() {
            let room = height - out.len();
            let lines: Vec<PageLine> = self.laid(at.block).lines.iter().skip(at.line).take(room).cloned().collect();
            out.extend(lines.into_iter().map(|line| (at.block, line)));
            at = Top { block: at.block + 1, line: 0 };
        }
        if let Some(query) = &self.query {
            let current = self.current.and_then(|at| self.found.get(at)).map(|found| found.place);
            for at in 0..out.len() {
                let block = out[at].0;
                let next =
                    out.get(at + 1).filter(|(other, _)| *other == block).map_or(usize::MAX, |(_, line)| line.offset);
                let line = &mut out[at].1;
                let here =
                    current.is_some_and(|place| place.block == block && (line.offset..next).contains(&place.offset));
                find::mark(line, query, here);
            }
        }
        out
    }

    /// Returns the block of the last line that shows.
    pub fn last_block(&mut self, top: Top, height: usize) -> usize {
        let top = self.clamped(top);
        let mut left = height + top.line;
        let mut block = top.block;
        while block + 1 < self.count() {
            let here = self.height_of(block);
            if here >= left {
                break;
            }
            left -= here;
            block += 1;
        }
        block
    }

    /// Returns the line at which the last line stands at the bottom; lays out only what shows there.
    pub fn end(&mut self, height: usize) -> Top {
        let mut left = height;
        let mut block = self.count();
        while block > 0 {
            block -= 1;
            let lines = self.height_of(block);
            if lines >= left {
                return Top { block, line: lines - left };
            }
            left -= lines;
        }
        Top::default()
    }

    /// Whether the last line shows.
    pub fn is_at_end(&mut self, top: Top, height: usize) -> bool {
        let top = self.clamped(top);
        self.lines_from(top, height + 1) <= height
    }

    /// Returns the hundredths of the text above the bottom of the window, by its bytes; 100 only at the end.
    pub fn percent(&mut self, top: Top, height: usize) -> u8 {
        if self.is_at_end(top, height) {
            return 100;
        }
        let mut left = height;
        let mut at = self.clamped(top);
        while at.block + 1 < self.count() {
            let here = self.height_of(at.block) - at.line;
            if here > left {
                break;
            }
            left -= here;
            at = Top { block: at.block + 1, line: 0 };
        }
        let span = self.lesson.blocks.get(at.block).map_or(0..0, |block| block.span.clone());
        let lines = self.height_of(at.block).max(1);
        let passed = span.start + span.len() * (at.line + left).min(lines) / lines;
        u8::try_from((passed * 100 / self.lesson.bytes.max(1)).min(99)).unwrap_or(99)
    }

    /// Returns the section a line stands in.
    pub fn section_at(&self, top: Top) -> Option<usize> {
        self.lesson.sections.iter().rposition(|section| section.block <= top.block)
    }

    /// Returns the place of an anchor.
    pub fn anchor(&self, anchor: &str) -> Option<Place> {
        let section = self.lesson.sections.iter().find(|section| section.anchor == anchor)?;
        Some(Place { block: section.block, offset: 0 })
    }

    /// Returns the block of a footnote.
    pub fn footnote(&self, label: &str) -> Option<&BlockKind> {
        self.lesson
            .blocks
            .iter()
            .map(|block| &block.kind)
            .find(|kind| matches!(kind, BlockKind::Footnote { label: known, .. } if known == label))
    }

    /// Scrolls the wide code or drawing of a block sideways.
    pub fn scroll_sideways(&mut self, block: usize, columns: isize) {
        let lines = |text: &str| {
            let wide = |line| crate::base::text::width(&crate::base::text::expand_tabs(line, 4));
            text.lines().map(wide).max().unwrap_or(0)
        };
        let widest = match self.lesson.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Code(code)) => lines(&code.text),
            Some(BlockKind::Tabs(codes)) => codes.iter().map(|code| lines(&code.text)).max().unwrap_or(0),
            Some(BlockKind::Diagram { text, .. }) => lines(text),
            // Code within lists and quotations: each piece keeps to its own width when it is laid out.
            Some(
                BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Callout { .. } | BlockKind::Details { .. },
            ) => 400,
            _ => return,
        };
        let room = usize::from(self.look.width);
        let before = self.choices.sideways.get(&block).copied().unwrap_or(0);
        let shift = before.saturating_add_signed(columns).min(widest.saturating_sub(room / 2));
        if shift != before {
            self.choices.sideways.insert(block, shift);
            if let Some(laid) = self.blocks.get_mut(block) {
                *laid = None;
            }
        }
    }

    /// Returns the code that a line shows.
    pub fn code_at(&mut self, block: usize, line: &PageLine) -> Option<Code> {
        if block >= self.count() {
            return None;
        }
        self.laid(block).codes.get(line.code?).cloned()
    }

    /// Looks for words, or stops looking. All folds open, so that nothing found is hidden.
    pub fn set_find(&mut self, words: Option<&str>) {
        self.query = words.and_then(Query::new);
        self.current = None;
        self.found.clear();
        let Some(query) = self.query.clone() else { return };
        self.set_all_open(true);
        for block in 0..self.count() {
            let mut sink = Sink::new(&self.look, &self.choices, Some(&self.lesson), block);
            layout::block(&mut sink, &self.lesson.blocks[block].kind);
            let found = query.find(&sink.text).into_iter().map(|(offset, _)| Match { place: Place { block, offset } });
            self.found.extend(found);
        }
    }

    /// Returns where the words looked for stand.
    pub fn matches(&self) -> &[Match] {
        &self.found
    }

    /// Marks one of them as the one looked at.
    pub fn set_current_match(&mut self, at: Option<usize>) {
        self.current = at;
    }

    /// Returns the code that was laid out plain and waits for colours, each once.
    pub fn wanted(&mut self) -> Vec<HighlightJob> {
        std::mem::take(&mut self.wanted)
    }

    /// Takes colours; the lines stay where they are.
    pub fn apply(&mut self, done: Highlighted) {
        let key = done.key;
        self.choices.colours.insert(key, done.lines);
        for laid in &mut self.blocks {
            let has = laid.as_ref().is_some_and(|laid| {
                laid.codes.iter().any(|code| super::highlight::colour_key(&code.language, &code.text) == key)
            });
            if has {
                *laid = None;
            }
        }
    }
}

/// Whether there are tabs in a block, at any depth.
fn holds_tabs(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Tabs(_) => true,
        BlockKind::Quote(blocks)
        | BlockKind::Callout { blocks, .. }
        | BlockKind::Details { blocks, .. }
        | BlockKind::Footnote { blocks, .. } => blocks.iter().any(|block| holds_tabs(&block.kind)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).any(|block| holds_tabs(&block.kind))
        }
        _ => false,
    }
}
