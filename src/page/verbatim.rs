//! What keeps its lines: code and drawings. Ranges are kept and a line is made when it shows, so that a megabyte of code costs little.

use super::Glyphs;
use super::cells::{TAB, char_columns, clean_line, columns, expanded, narrowed, parts, plain_columns};
use super::highlight::{Colours, Lines};
use super::line::{PageLine, Piece};
use super::theme::Role;
use crate::base::text::width;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Something verbatim in a block, and how it stands there.
#[derive(Debug)]
pub(super) struct Verbatim {
    text: String,
    lines: Vec<Kept>,
    /// The widest line, in columns.
    widest: usize,
    /// Names its colours.
    pub(super) key: u64,
    /// Which code of the block it is; drawings are none.
    pub(super) code: Option<usize>,
    pub(super) glyphs: Glyphs,
    /// What stands left of the first line.
    pub(super) first: Vec<Piece>,
    /// What stands left of the others.
    pub(super) left: Vec<Piece>,
    /// Whether there is a frame.
    pub(super) frame: bool,
    /// Spaces between the frame and the text.
    pub(super) pad: usize,
    /// Columns for the text.
    pub(super) inner: usize,
}

/// A line that is kept.
#[derive(Debug)]
struct Kept {
    /// Bytes of the text.
    bytes: Range<usize>,
    /// The place of the line in the block's words.
    at: usize,
    columns: usize,
    /// Whether it is shown as it is written.
    plain: bool,
}

impl Verbatim {
    /// Takes a text whose first line stands `at` bytes into the block's words; also returns the bytes of its words.
    pub(super) fn new(text: &str, at: usize, glyphs: Glyphs) -> (Self, usize) {
        let (mut lines, mut widest, mut start, mut place) = (Vec::new(), 0, 0, at);
        for raw in text.split('\n') {
            let plain = plain_columns(raw);
            let (columns, shown) = plain.map_or_else(
                || {
                    let shown = clean_line(raw);
                    (columns(&shown), shown.len())
                },
                |columns| (columns, raw.len()),
            );
            lines.push(Kept { bytes: start..start + raw.len(), at: place, columns, plain: plain.is_some() });
            widest = widest.max(columns);
            start += raw.len() + 1;
            place += shown + 1;
        }
        let text = text.to_owned();
        let (first, left) = (Vec::new(), Vec::new());
        let thing =
            Self { text, lines, widest, key: 0, code: None, glyphs, first, left, frame: false, pad: 0, inner: 1 };
        (thing, place - at)
    }

    pub(super) fn widest(&self) -> usize {
        self.widest
    }

    /// How far it can be scrolled sideways.
    pub(super) fn slack(&self) -> usize {
        self.widest.saturating_sub(self.inner)
    }

    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// The cleaned bytes of a line that go into each row where nothing scrolls.
    pub(super) fn rows(&self, line: usize) -> Vec<Range<usize>> {
        let kept = self.lines.get(line).filter(|kept| kept.plain);
        if let Some(kept) = kept.filter(|kept| kept.columns <= self.inner) {
            return std::iter::once(0..kept.bytes.len()).collect();
        }
        let shown = self.shown(line);
        let (mut rows, mut start, mut used) = (Vec::new(), 0, 0);
        let mut add = |at: usize, wide: usize| {
            let wide = if wide > self.inner { 1 } else { wide };
            if used + wide > self.inner {
                rows.push(start..at);
                (start, used) = (at, 0);
            }
            used += wide;
        };
        match kept {
            Some(_) => shown.char_indices().for_each(|(at, c)| add(at, char_columns(c))),
            None => shown.grapheme_indices(true).for_each(|(at, cluster)| add(at, width(cluster))),
        }
        rows.push(start..shown.len());
        rows
    }

    /// The place of a part of a line in the block's words.
    pub(super) fn offset(&self, line: usize, part: &Range<usize>) -> usize {
        self.lines.get(line).map_or(0, |kept| kept.at + part.start)
    }

    /// Returns how far it must be scrolled for bytes of its block's words to be seen in a line; `shift` if they are.
    pub(super) fn shift_to(&self, line: usize, words: &Range<usize>, shift: usize) -> usize {
        let start = self.offset(line, &(0..0));
        let shown = self.shown(line);
        let column = |at: usize| shown.get(..at.saturating_sub(start)).map_or(self.widest, columns);
        let (from, to) = (column(words.start), column(words.end));
        // A column at each edge may hold a mark.
        if from > shift && to < shift + self.inner || to <= self.inner.saturating_sub(1) && shift == 0 {
            return shift;
        }
        from.saturating_sub(self.inner / 3).min(self.slack())
    }

    fn raw(&self, line: usize) -> &str {
        let kept = self.lines.get(line).and_then(|kept| self.text.get(kept.bytes.clone()));
        kept.unwrap_or("").trim_end_matches('\r')
    }

    fn shown(&self, line: usize) -> Cow<'_, str> {
        clean_line(self.raw(line))
    }

    /// Makes the line that shows a part of a line, scrolled by `shift` columns.
    pub(super) fn line(&self, line: usize, part: Range<usize>, shift: usize, colours: &Colours) -> PageLine {
        let offset = self.offset(line, &part);
        let whole = part.start == 0 && part.end == usize::MAX;
        let colours = colours.get(&self.key).map(|lines| lines.as_ref());
        if let Some(kept) = self.lines.get(line)
            && kept.plain
            && colours.is_none()
            && part.start == 0
            && part.end >= kept.bytes.len()
            && kept.columns <= self.inner
            && shift.min(self.slack()) == 0
            && self.inner >= 4
            && (self.glyphs == Glyphs::Unicode || self.code.is_some())
        {
            let text = self.raw(line).to_owned();
            let pieces = if text.is_empty() { None } else { Some(Piece::content(text, Role::Code, kept.at)) };
            return self.framed(line, offset, &part, pieces, kept.columns);
        }
        let pieces = self.pieces(line, colours);
        let pieces = if whole { pieces } else { sliced(pieces, self.offset(line, &(0..0)), &part) };
        let pieces = match self.glyphs {
            Glyphs::Ascii if self.code.is_none() => pieces.iter().flat_map(drawn).collect(),
            _ => pieces,
        };
        let pieces: Vec<Piece> =
            if self.inner < 4 { pieces.into_iter().map(|p| narrow(p, self.inner)).collect() } else { pieces };
        let shift = shift.min(self.slack());
        let marks = (self.glyphs.more_left(), self.glyphs.more_right());
        let (pieces, used) = window(pieces, shift, self.inner, marks);
        self.framed(line, offset, &part, pieces, used)
    }

    /// Puts what stands beside a line around its cells.
    fn framed(
        &self,
        line: usize,
        offset: usize,
        part: &Range<usize>,
        cells: impl IntoIterator<Item = Piece>,
        used: usize,
    ) -> PageLine {
        let side = if line == 0 && part.start == 0 { &self.first } else { &self.left };
        let mut pieces = Vec::with_capacity(side.len() + 3);
        pieces.extend(side.iter().cloned());
        if self.frame {
            let left = if self.pad > 0 { self.glyphs.padded() } else { self.glyphs.vertical() };
            pieces.push(Piece::mark(left, Role::CodeFrame));
        }
        pieces.extend(cells);
        if self.frame {
            let fill = self.inner.saturating_sub(used) + self.pad;
            pieces.push(Piece::mark(self.glyphs.edge(fill), Role::CodeFrame));
        }
        let wide = part.start == 0 && part.end == usize::MAX && self.slack() > 0;
        PageLine { pieces, offset, spots: Vec::new(), code: self.code, wide }
    }

    /// The cells of a whole line.
    fn pieces(&self, line: usize, colours: Option<&Lines>) -> Vec<Piece> {
        let at = self.offset(line, &(0..0));
        let raw = self.raw(line);
        let spans = colours.and_then(|lines| lines.get(line)).map_or(&[][..], Vec::as_slice);
        let pieces = coloured(raw, spans, at);
        let same = |pieces: &[Piece]| {
            let all: String = pieces.iter().map(|piece| &*piece.text).collect();
            all == self.shown(line)
        };
        // Colours that cut a cluster in two would show it as other symbols.
        if spans.is_empty() || same(&pieces) { pieces } else { coloured(raw, &[], at) }
    }
}

/// Cleans a line span by span.
fn coloured(raw: &str, spans: &[(Range<usize>, Role)], at: usize) -> Vec<Piece> {
    // Tabs depend on the columns before them: expand first, and map the spans.
    let shown = expanded(raw);
    let mapped: Vec<usize> = if spans.is_empty() { Vec::new() } else { origins(raw) };
    let place = |byte: usize| mapped.get(byte).copied().unwrap_or(shown.len());
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut end = at;
    let mut push = |text: &str, role: Role| {
        for (text, hidden) in parts(text) {
            let piece = Piece::content(text.into_owned(), if hidden { Role::Hidden } else { role }, end);
            end += piece.text.len();
            pieces.push(piece);
        }
    };
    for (span, role) in spans {
        let (from, to) = (place(span.start).max(done), place(span.end));
        let (Some(before), Some(text)) = (shown.get(done..from), shown.get(from..to)) else { continue };
        if !before.is_empty() {
            push(before, Role::Code);
        }
        if !text.is_empty() {
            push(text, *role);
        }
        done = to;
    }
    if let Some(rest) = shown.get(done..).filter(|rest| !rest.is_empty()) {
        push(rest, Role::Code);
    }
    pieces
}

/// For each byte of a line, where it stands once tabs are spaces.
fn origins(raw: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(raw.len() + 1);
    let (mut at, mut column) = (0, 0);
    for cluster in raw.graphemes(true) {
        let (bytes, wide) = match cluster {
            "\t" => (TAB - column % TAB, TAB - column % TAB),
            _ => (cluster.len(), width(cluster)),
        };
        places.extend((0..cluster.len()).map(|byte| at + byte));
        (at, column) = (at + bytes, column + wide);
    }
    places.push(at);
    places
}

/// Draws a piece of a drawing in ASCII; what was replaced is a mark of ours.
fn drawn(piece: &Piece) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut at = piece.at;
    for c in piece.text.chars() {
        let mut bytes = [0; 4];
        let own: &str = c.encode_utf8(&mut bytes);
        let shown = Glyphs::Ascii.diagram(own);
        let content = shown == own;
        match out.last_mut() {
            Some(last) if last.content == content => last.text.to_mut().push_str(&shown),
            _ => out.push(Piece { text: shown.into_owned().into(), content, at, ..piece.clone() }),
        }
        at += c.len_utf8();
    }
    out
}

fn narrow(piece: Piece, most: usize) -> Piece {
    Piece { text: narrowed(&piece.text, most).into_owned().into(), ..piece }
}

/// Keeps the bytes of a line that lie in `part`; marks of ours go with the words before them.
fn sliced(pieces: Vec<Piece>, base: usize, part: &Range<usize>) -> Vec<Piece> {
    let (from, to) = (base + part.start, base + part.end);
    let cut = |piece: Piece| {
        if from <= piece.at && piece.at + piece.text.len() <= to && !piece.text.is_empty() {
            return Some(piece);
        }
        let (start, end) = (piece.at.max(from), (piece.at + piece.text.len()).min(to));
        let text = (start < end).then(|| piece.text.get(start - piece.at..end - piece.at)).flatten()?.to_owned();
        Some(Piece { text: text.into(), at: start, ..piece })
    };
    pieces.into_iter().filter_map(cut).collect()
}

/// Cuts a line to a window of columns; what lies outside is marked. Also returns the columns used.
pub(super) fn window(
    line: Vec<Piece>,
    shift: usize,
    room: usize,
    marks: (&'static str, &'static str),
) -> (Vec<Piece>, usize) {
    let wide: usize = line.iter().map(|piece| columns(&piece.text)).sum();
    if shift == 0 && wide <= room {
        return (line, wide);
    }
    let (cut_left, cut_right) = (shift > 0 && wide > 0, wide > shift + room);
    let from = shift + usize::from(cut_left);
    let to = (shift + room).saturating_sub(usize::from(cut_right)).max(from);
    let (mut pieces, mut used, mut column) = (Vec::new(), 0, 0);
    if cut_left {
        pieces.push(Piece::mark(marks.0, Role::Dim));
        used += 1;
    }
    for piece in line {
        let (mut text, mut start) = (String::new(), None);
        for (at, cluster) in piece.text.grapheme_indices(true) {
            let next = column + width(cluster);
            if column >= from && next <= to {
                start.get_or_insert(at);
                text.push_str(cluster);
                used += next - column;
            } else if column < from && next > from {
                // Half of a wide character at the edge.
                let half = (next - from).min(to - from);
                pieces.push(Piece::mark(" ".repeat(half), Role::Text));
                used += half;
            }
            column = next;
        }
        if let Some(start) = start {
            pieces.push(Piece { text: text.into(), at: piece.at + start, ..piece });
        }
    }
    if cut_right && used < room {
        let gap = room - used - 1;
        if gap > 0 {
            pieces.push(Piece::mark(" ".repeat(gap), Role::Text));
        }
        pieces.push(Piece::mark(marks.1, Role::Dim));
        used = room;
    }
    (pieces, used)
}
