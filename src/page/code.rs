//! Code, tabs and diagrams: framed, never reflowed, scrolled sideways where they are wide.

use super::Role;
use super::highlight::colour_key;
use super::line::{Piece, Spot, SpotKind};
use super::sink::Sink;
use super::wrap::Run;
use crate::base::text::{ellipsis, expand_tabs, visible, width};
use crate::course::Code;
use ratatui::style::Modifier;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of a tab stop.
const TAB: usize = 4;
/// Columns under which a frame costs more than it helps.
const FRAME_FROM: usize = 12;

/// Lays out one block of code.
pub(super) fn code(sink: &mut Sink<'_>, code: &Code) {
    let mut label: Vec<String> = Vec::new();
    if let Some(title) = &code.title {
        label.push(title.clone());
    }
    if code.output {
        label.push("output".to_owned());
    } else if !code.language.is_empty() {
        label.push(code.language.clone());
    }
    let separator = format!(" {} ", sink.look.glyphs.dot());
    framed(sink, code, &[Label::Plain(label.join(&separator))]);
}

/// Lays out a group of tabs: the names, and the code of the one that is chosen.
pub(super) fn tabs(sink: &mut Sink<'_>, codes: &[Code]) {
    let same = |code: &Code, name: &str| code.tab.as_deref().is_some_and(|tab| tab.eq_ignore_ascii_case(name));
    let wanted = sink.choices.tab.as_ref();
    let chosen =
        wanted.and_then(|(id, name)| codes.iter().position(|code| same(code, id) || same(code, name))).unwrap_or(0);
    let labels: Vec<Label> = codes
        .iter()
        .enumerate()
        .map(|(at, code)| Label::Tab { name: code.tab.clone().unwrap_or_default(), chosen: at == chosen })
        .collect();
    if let Some(code) = codes.get(chosen) {
        framed(sink, code, &labels);
    }
}

enum Label {
    Plain(String),
    Tab { name: String, chosen: bool },
}

/// The raw lines of code as cells, with colours where they are known.
fn cells(sink: &Sink<'_>, code: &Code) -> Vec<Vec<Piece>> {
    let colours = sink.choices.colours.get(&colour_key(&code.language, &code.text));
    code.text
        .split('\n')
        .enumerate()
        .map(|(number, raw)| {
            let raw = raw.trim_end_matches('\r');
            let shown = expand_tabs(raw, TAB);
            let clean = visible(&shown);
            let spans = colours.and_then(|lines| lines.get(number)).filter(|_| clean == raw);
            match spans {
                Some(spans) => coloured(raw, spans),
                None => vec![content(&clean, Role::Code)],
            }
        })
        .collect()
}

fn content(text: &str, role: Role) -> Piece {
    Piece { text: text.to_owned(), role, extra: Modifier::empty(), content: true }
}

fn coloured(line: &str, spans: &[(Range<usize>, Role)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (range, role) in spans {
        if let Some(before) = line.get(at..range.start).filter(|text| !text.is_empty()) {
            pieces.push(content(before, Role::Code));
        }
        if let Some(text) = line.get(range.clone()) {
            pieces.push(content(text, *role));
            at = range.end;
        }
    }
    pieces.extend(line.get(at..).filter(|text| !text.is_empty()).map(|rest| content(rest, Role::Code)));
    pieces
}

fn framed(sink: &mut Sink<'_>, code: &Code, labels: &[Label]) {
    let number = sink.codes.len();
    sink.codes.push(code.clone());
    let lines = cells(sink, code);
    let widest = lines.iter().map(|line| line.iter().map(|piece| width(&piece.text)).sum::<usize>()).max().unwrap_or(0);
    let room = sink.room();
    let base = sink.text.len();
    let frame = room >= FRAME_FROM;
    let pad = usize::from(frame && widest + 4 <= room);
    let inner = if frame { room - 2 - 2 * pad } else { room };
    let shift = sink.choices.sideways.get(&sink.block).copied().unwrap_or(0).min(widest.saturating_sub(inner));
    if frame {
        head(sink, labels, room, base);
    }
    let glyphs = sink.look.glyphs;
    let mut offset = base;
    for (line, raw) in lines.into_iter().zip(code.text.split('\n')) {
        for line in rows(sink, line, inner) {
            let (mut pieces, used) = window(line, shift, inner, glyphs.more_left(), glyphs.more_right());
            if frame {
                let side = |text: String| Piece::mark(text, Role::Frame);
                pieces.insert(0, side(format!("{}{}", glyphs.vertical(), " ".repeat(pad))));
                pieces.push(side(format!("{}{}{}", " ".repeat(inner - used), " ".repeat(pad), glyphs.vertical())));
            }
            sink.line(pieces, Vec::new(), offset, Some(number));
        }
        offset += raw.len() + 1;
    }
    sink.text.push_str(&code.text);
    sink.text.push('\n');
    if frame {
        let badge = match (&code.ran, &code.checked) {
            (Some(ran), _) => format!(" ran: {ran} "),
            (None, Some(checked)) => format!(" not run; checked against {checked} "),
            (None, None) => String::new(),
        };
        let badge = ellipsis(&visible(&badge), room.saturating_sub(4)).into_owned();
        let fill = room - 2 - width(&badge);
        let bottom = format!("{}{}", glyphs.bottom_left(), glyphs.horizontal().repeat(fill.saturating_sub(1)));
        let close = format!("{}{}", if fill > 0 { glyphs.horizontal() } else { "" }, glyphs.bottom_right());
        let pieces =
            vec![Piece::mark(bottom, Role::Frame), Piece::mark(badge, Role::Dim), Piece::mark(close, Role::Frame)];
        sink.line(pieces, Vec::new(), offset.saturating_sub(1), Some(number));
    }
}

/// The upper edge with its labels; tabs that do not fit go on in lines below it.
fn head(sink: &mut Sink<'_>, labels: &[Label], room: usize, offset: usize) {
    let glyphs = sink.look.glyphs;
    let mut rows: Vec<(Vec<Piece>, Vec<Spot>, usize)> = vec![(Vec::new(), Vec::new(), 0)];
    for label in labels {
        let (text, role, spot) = match label {
            Label::Plain(text) if text.is_empty() => continue,
            Label::Plain(text) => (format!(" {text} "), Role::Dim, None),
            Label::Tab { name, chosen: true } => (format!("[{name}]"), Role::Title, Some(SpotKind::Tab(name.clone()))),
            Label::Tab { name, chosen: false } => (format!(" {name} "), Role::Dim, Some(SpotKind::Tab(name.clone()))),
        };
        let text = ellipsis(&visible(&text), room.saturating_sub(4)).into_owned();
        let wide = width(&text);
        if rows.last().is_some_and(|(_, _, used)| used + wide + 4 > room && *used > 0) {
            rows.push((Vec::new(), Vec::new(), 0));
        }
        let Some((pieces, spots, used)) = rows.last_mut() else { return };
        let column = u16::try_from(*used + 2).unwrap_or(u16::MAX);
        if let Some(kind) = spot {
            spots.push(Spot { columns: column..column.saturating_add(u16::try_from(wide).unwrap_or(u16::MAX)), kind });
        }
        pieces.push(Piece::mark(text, role));
        *used += wide;
    }
    for (row, (mut pieces, spots, used)) in rows.into_iter().enumerate() {
        let (left, fill, right) = match row {
            0 => (glyphs.top_left(), glyphs.horizontal(), glyphs.top_right()),
            _ => (glyphs.vertical(), " ", glyphs.vertical()),
        };
        pieces.insert(0, Piece::mark(format!("{left}{fill}"), Role::Frame));
        pieces.push(Piece::mark(format!("{}{right}", fill.repeat(room.saturating_sub(used + 3))), Role::Frame));
        sink.line(pieces, spots, offset, None);
    }
}

/// The rows of a line: itself where it can be scrolled, else as many as it takes.
fn rows(sink: &Sink<'_>, line: Vec<Piece>, columns: usize) -> Vec<Vec<Piece>> {
    let wide: usize = line.iter().map(|piece| width(&piece.text)).sum();
    if !sink.choices.folds_wide || wide <= columns {
        return vec![line];
    }
    let mut rows = vec![Vec::new()];
    let mut used = 0;
    for piece in line {
        let mut text = String::new();
        for cluster in piece.text.graphemes(true) {
            let cluster = if width(cluster) > columns { "?" } else { cluster };
            if used + width(cluster) > columns {
                let full = std::mem::take(&mut text);
                if let Some(row) = rows.last_mut() {
                    row.push(Piece { text: full, ..piece.clone() });
                }
                rows.push(Vec::new());
                used = 0;
            }
            text.push_str(cluster);
            used += width(cluster);
        }
        if let Some(row) = rows.last_mut() {
            row.push(Piece { text, ..piece });
        }
    }
    rows
}

/// Cuts a line to a window of columns; what lies outside is marked. Also returns the columns used.
pub(super) fn window(line: Vec<Piece>, shift: usize, columns: usize, left: &str, right: &str) -> (Vec<Piece>, usize) {
    let wide: usize = line.iter().map(|piece| width(&piece.text)).sum();
    if shift == 0 && wide <= columns {
        return (line, wide);
    }
    let (cut_left, cut_right) = (shift > 0 && wide > 0, wide > shift + columns);
    let from = shift + usize::from(cut_left);
    let to = (shift + columns).saturating_sub(usize::from(cut_right)).max(from);
    let mut pieces = Vec::new();
    let mut used = 0;
    if cut_left && columns > 0 {
        pieces.push(Piece::mark(left, Role::Dim));
        used += 1;
    }
    let mut column = 0;
    for piece in line {
        let mut text = String::new();
        for cluster in piece.text.graphemes(true) {
            let next = column + width(cluster);
            if column >= from && next <= to {
                text.push_str(cluster);
                used += next - column;
            } else if column < from && next > from {
                // Half of a wide character at the edge.
                text.extend(std::iter::repeat_n(' ', (next - from).min(to - from)));
                used += (next - from).min(to - from);
            }
            column = next;
        }
        if !text.is_empty() {
            pieces.push(Piece { text, ..piece });
        }
    }
    if cut_right && used < columns {
        let gap = columns - used - 1;
        if gap > 0 {
            pieces.push(Piece::mark(" ".repeat(gap), Role::Text));
        }
        pieces.push(Piece::mark(right, Role::Dim));
        used = columns;
    }
    (pieces, used)
}

/// Lays out a drawing.
pub(super) fn diagram(sink: &mut Sink<'_>, text: &str, alt: Option<&str>) {
    let glyphs = sink.look.glyphs;
    let drawn = glyphs.diagram(text).into_owned();
    let lines: Vec<String> =
        drawn.split('\n').map(|line| visible(&expand_tabs(line.trim_end_matches('\r'), TAB)).into_owned()).collect();
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let room = sink.room();
    let shift = sink.choices.sideways.get(&sink.block).copied().unwrap_or(0).min(widest.saturating_sub(room));
    let indent = if widest + 4 <= room { 2 } else { 0 };
    for line in lines {
        let offset = sink.text.len();
        sink.text.push_str(&line);
        sink.text.push('\n');
        for row in rows(sink, vec![content(&line, Role::Code)], room - indent) {
            let (mut pieces, _) = window(row, shift, room - indent, glyphs.more_left(), glyphs.more_right());
            if indent > 0 {
                pieces.insert(0, Piece::mark(" ".repeat(indent), Role::Text));
            }
            sink.line(pieces, Vec::new(), offset, None);
        }
    }
    if let Some(alt) = alt.filter(|alt| !alt.trim().is_empty()) {
        sink.runs(&[Run::content(alt, Role::Dim, Modifier::ITALIC, None)]);
    }
}
