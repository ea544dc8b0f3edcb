//! The state of an editor.

use super::cells::{byte_at, cells, column_of};
use super::finder::Finder;
use super::history::{History, Selection};
use super::text::{Pos, Text};
use crate::page::{ColourJob, Coloured, Colourer, Role};
use ratatui::layout::Rect;
use std::ops::Range;

/// An editor.
#[derive(Debug)]
pub(crate) struct Editor {
    pub(super) text: Text,
    pub(super) selection: Selection,
    /// The column that going up and down keeps.
    goal: Option<usize>,
    pub(super) history: History,
    pub(super) colours: Colourer,
    /// Counts changes of the text.
    pub(super) revision: u64,
    /// Whether nothing can be changed.
    pub(crate) read_only: bool,
    /// The most bytes the text can have.
    pub(super) limit: usize,
    pub(super) finder: Option<Finder>,
    /// The first line that shows, and the columns scrolled away.
    top: usize,
    left: usize,
    /// The cursor moved: the window follows it.
    follow: bool,
    /// Where the text was drawn last, line numbers apart.
    area: Rect,
}

impl Editor {
    /// Makes an editor for a text in a language.
    pub(crate) fn new(text: &str, language: &str, read_only: bool, limit: usize) -> Self {
        let text = Text::new(text);
        let colours = Colourer::new(language, text.lines());
        Self {
            text,
            selection: Selection::default(),
            goal: None,
            history: History::default(),
            colours,
            revision: 0,
            read_only,
            limit,
            finder: None,
            top: 0,
            left: 0,
            follow: true,
            area: Rect { x: 0, y: 0, width: 80, height: 20 },
        }
    }

    /// Returns all of the text.
    pub(crate) fn text(&self) -> String {
        self.text.text()
    }

    /// Returns a line, empty beyond the end.
    pub(crate) fn line(&self, line: usize) -> &str {
        self.text.line(line)
    }

    /// Returns how many lines there are.
    pub(crate) fn lines(&self) -> usize {
        self.text.last() + 1
    }

    /// Whether not one more character has room.
    pub(crate) fn is_full(&self) -> bool {
        self.text.bytes() + 4 > self.limit
    }

    /// Returns a number that grows with every change.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn content(&self) -> &Text {
        &self.text
    }

    /// Returns where the cursor is.
    pub(crate) fn cursor(&self) -> Pos {
        self.selection.cursor
    }

    /// Returns the column of the cursor, from 0.
    pub(crate) fn cursor_column(&self) -> usize {
        column_of(self.text.line(self.cursor().line), self.cursor().byte)
    }

    /// Returns what is selected; none when nothing is.
    pub(crate) fn selected(&self) -> Option<Range<Pos>> {
        let Selection { cursor, anchor } = self.selection;
        let anchor = anchor.filter(|anchor| *anchor != cursor)?;
        Some(anchor.min(cursor)..anchor.max(cursor))
    }

    /// Puts the cursor to a place; with `select`, what lies between is selected.
    pub(crate) fn put_cursor(&mut self, to: Pos, select: bool) {
        let to = self.text.clamp(to);
        let anchor = if select { self.selection.anchor.or(Some(self.selection.cursor)) } else { None };
        self.selection = Selection { cursor: to, anchor };
        self.history.seal();
        self.moved();
    }

    /// After every move of the cursor.
    pub(super) fn moved(&mut self) {
        self.goal = None;
        self.follow = true;
    }

    pub(super) fn kept_goal(&self) -> Option<usize> {
        self.goal
    }

    pub(super) fn set_goal(&mut self, column: usize) {
        self.goal = Some(column);
    }

    /// Selects everything.
    pub(crate) fn select_all(&mut self) {
        self.selection = Selection { cursor: self.text.end(), anchor: Some(Pos::default()) };
        self.history.seal();
        self.moved();
    }

    /// Goes to a line and column, both from 1, and shows it in the middle of the window.
    pub(crate) fn go_to(&mut self, line: usize, column: usize) {
        let line = line.saturating_sub(1).min(self.text.last());
        let text = self.text.line(line);
        // Columns of messages count characters.
        let byte = text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
        self.put_cursor(Pos { line, byte }, false);
        self.top = line.saturating_sub(self.height() / 2);
    }

    /// Scrolls by lines; the cursor stays where it is.
    pub(crate) fn scroll(&mut self, lines: isize) {
        self.follow = false;
        self.top = self.top.saturating_add_signed(lines).min(self.text.last());
    }

    /// Scrolls sideways.
    pub(crate) fn scroll_sideways(&mut self, columns: isize) {
        self.follow = false;
        self.left = self.left.saturating_add_signed(columns).min(10_000);
    }

    /// Rows of the window.
    pub(super) fn height(&self) -> usize {
        usize::from(self.area.height).max(1)
    }

    /// Returns the lines that show.
    pub(crate) fn shown_lines(&self) -> Range<usize> {
        self.top..(self.top + self.height()).min(self.lines())
    }

    /// Returns the columns scrolled away.
    pub(crate) fn left(&self) -> usize {
        self.left
    }

    /// Takes the place where the text is drawn, and scrolls so that the cursor shows when it has moved.
    pub(crate) fn fit(&mut self, area: Rect) {
        let resized = (area.width, area.height) != (self.area.width, self.area.height);
        self.area = area;
        let (height, width) = (self.height(), usize::from(area.width).max(1));
        self.top = self.top.min(self.text.last());
        if !self.follow && !resized {
            return;
        }
        if !std::mem::take(&mut self.follow) && resized && !self.shown_lines().contains(&self.cursor().line) {
            return;
        }
        let (line, column) = (self.cursor().line, self.cursor_column());
        self.top = self.top.clamp((line + 1).saturating_sub(height), line);
        let margin = (width / 4).min(8);
        if self.left > 0 && column < self.left + margin {
            self.left = column.saturating_sub(margin);
        } else if column >= self.left + width {
            self.left = (column + 1 + margin).saturating_sub(width);
        }
    }

    /// Returns the place under a cell of the screen; cells outside give the nearest.
    pub(crate) fn place_at(&self, x: u16, y: u16) -> Pos {
        let row =
            usize::from(y.clamp(self.area.y, self.area.bottom().saturating_sub(1).max(self.area.y)) - self.area.y);
        let line = (self.top + row).min(self.text.last());
        let column = self.left + usize::from(x.saturating_sub(self.area.x));
        let text = self.text.line(line);
        // The right half of a wide cluster belongs to what follows it.
        let found = cells(text).find(|cell| column < cell.column + cell.width.div_ceil(2).max(1));
        let byte = found.map_or_else(|| byte_at(text, usize::MAX), |cell| cell.byte);
        Pos { line, byte }
    }

    /// A click: puts the cursor there; with shift, selects up to there.
    pub(crate) fn click(&mut self, x: u16, y: u16, select: bool) {
        let at = self.place_at(x, y);
        self.put_cursor(at, select);
        if !select {
            self.selection.anchor = Some(self.selection.cursor);
        }
    }

    /// The mouse is drawn over the text: selects up to there, scrolling at the edges.
    pub(crate) fn drag(&mut self, x: u16, y: u16) {
        if y < self.area.y || (y == self.area.y && self.top > 0) {
            self.scroll(-1);
        } else if y + 1 >= self.area.bottom() {
            self.scroll(1);
        }
        let at = self.place_at(x, y);
        let (top, anchor) = (self.top, self.selection.anchor);
        self.put_cursor(at, true);
        self.selection.anchor = anchor.or(self.selection.anchor);
        self.top = top;
    }

    /// Returns the colours of a line.
    pub(crate) fn spans(&self, line: usize) -> &[(Range<usize>, Role)] {
        self.colours.spans(line)
    }

    /// Returns the job that colours what shows, when it is not on its way.
    pub(crate) fn wanted_colours(&mut self) -> Option<ColourJob> {
        let shown = self.shown_lines();
        self.colours.wanted(shown)
    }

    /// Takes colours, when they are of this text as it is.
    pub(crate) fn apply_colours(&mut self, done: &Coloured) {
        self.colours.apply(done);
    }

    /// Returns the search that is on.
    pub(crate) fn finder(&self) -> Option<&Finder> {
        self.finder.as_ref()
    }

    /// Returns the search that is on, to type into.
    pub(crate) fn finder_mut(&mut self) -> Option<&mut Finder> {
        self.finder.as_mut()
    }

    /// Begins to look for words: those that are selected, when they stand in one line.
    pub(crate) fn begin_find(&mut self) {
        let selected = self.selected().filter(|range| range.start.line == range.end.line);
        let start = selected.as_ref().map_or(self.cursor(), |range| range.start);
        let words = selected.map(|range| self.text.slice(range)).unwrap_or_default();
        let known = self.finder.take().map(|finder| finder.field.text().to_owned()).unwrap_or_default();
        self.finder = Some(Finder::new(start, if words.is_empty() { &known } else { &words }));
        self.find_from_start();
    }

    /// Goes to the first place from where the search began.
    pub(crate) fn find_from_start(&mut self) {
        let Some(finder) = &mut self.finder else { return };
        let (start, bytes) = (finder.start, finder.field.text().len());
        let places = finder.places(&self.text, self.revision);
        let place = places.iter().find(|place| **place >= start).or(places.first()).copied();
        match place {
            Some(place) => self.show_match(place, bytes),
            None => self.put_cursor(start, false),
        }
    }

    /// Goes to the next or previous place that was found.
    pub(crate) fn find_step(&mut self, forward: bool) {
        let from = self.selected().map_or(self.cursor(), |range| range.start);
        let Some(finder) = &mut self.finder else { return };
        let bytes = finder.field.text().len();
        let places = finder.places(&self.text, self.revision);
        let next = if forward {
            places.iter().find(|place| **place > from).or(places.first())
        } else {
            places.iter().rev().find(|place| **place < from).or(places.last())
        };
        if let Some(place) = next.copied() {
            self.show_match(place, bytes);
        }
    }

    fn show_match(&mut self, place: Pos, bytes: usize) {
        let line = self.text.line(place.line);
        let found = self.finder.as_ref().map(|finder| finder.in_line(line)).unwrap_or_default();
        let end = found.iter().find(|range| range.start == place.byte).map_or(place.byte + bytes, |range| range.end);
        self.put_cursor(place, false);
        self.put_cursor(Pos { byte: end, ..place }, true);
    }

    /// Ends the search; without a choice, the cursor is where it was.
    pub(crate) fn end_find(&mut self, back: bool) {
        if let Some(finder) = self.finder.take()
            && back
        {
            self.put_cursor(finder.start, false);
        }
    }

    /// Returns which match is looked at, from 1, and how many there are.
    pub(crate) fn find_count(&mut self) -> (usize, usize) {
        let from = self.selected().map_or(self.cursor(), |range| range.start);
        let Some(finder) = &mut self.finder else { return (0, 0) };
        let places = finder.places(&self.text, self.revision);
        let at = places.iter().position(|place| *place == from).map_or(0, |at| at + 1);
        (at, places.len())
    }
}
