//! Code, tabs and drawings: framed, never reflowed, scrolled sideways where they are wide.

use super::Role;
use super::cells::{clean, columns};
use super::highlight::colour_key;
use super::line::{Piece, Spot, SpotKind};
use super::sink::{Row, Sink};
use super::verbatim::Verbatim;
use super::words::alt_runs;
use super::wrap::Run;
use crate::course::Code;

/// Columns under which a frame costs more than it helps.
const FRAME_FROM: usize = 12;

/// Lays out one block of code.
pub(super) fn code(sink: &mut Sink<'_>, code: &Code) {
    named(sink, code, None);
}

/// Lays out a group of tabs: the names, and the code of the one that is chosen.
pub(super) fn tabs(sink: &mut Sink<'_>, codes: &[Code]) {
    let same = |code: &Code, name: &str| code.tab.as_deref().is_some_and(|tab| tab.eq_ignore_ascii_case(name));
    let (wanted, sought) = (sink.choices.tab.as_ref(), sink.next_group());
    let liked = wanted.and_then(|(id, name)| codes.iter().position(|code| same(code, id) || same(code, name)));
    if sink.choices.linear {
        for (at, code) in codes.iter().enumerate().filter(|(at, _)| liked.is_none_or(|liked| liked == *at)) {
            if at > 0 && liked.is_none() {
                sink.blank();
            }
            named(sink, code, code.tab.as_deref());
        }
        return;
    }
    let chosen = sought.or(liked).filter(|at| *at < codes.len()).unwrap_or(0);
    let mut labels: Vec<Label> = codes
        .iter()
        .enumerate()
        .map(|(at, code)| Label::Tab { name: code.tab.clone().unwrap_or_default(), chosen: at == chosen })
        .collect();
    for (at, code) in codes.iter().enumerate() {
        if at == chosen {
            labels.extend(code.title.clone().map(Label::Plain));
            framed(sink, code, &labels);
        } else {
            sink.at += Verbatim::new(&code.text, 0, sink.look.glyphs).1;
        }
    }
}

fn named(sink: &mut Sink<'_>, code: &Code, tab: Option<&str>) {
    let what = if code.output { "output" } else { code.language.as_str() };
    let label: Vec<&str> =
        [tab.unwrap_or(""), code.title.as_deref().unwrap_or(""), what].into_iter().filter(|s| !s.is_empty()).collect();
    let separator = format!(" {} ", sink.look.glyphs.dot());
    framed(sink, code, &[Label::Plain(label.join(&separator))]);
}

enum Label {
    Plain(String),
    Tab { name: String, chosen: bool },
}

impl Label {
    /// The cells of the label, its style, and what it does. The chosen tab stands in brackets: not by colour alone.
    fn shown(&self) -> (String, Role, Option<SpotKind>) {
        match self {
            Self::Plain(text) => (format!(" {} ", clean(&flat(text))), Role::Dim, None),
            Self::Tab { name, chosen } => {
                let spot = Some(SpotKind::Tab(name.clone()));
                let name = clean(&flat(name)).into_owned();
                if *chosen { (format!("[{name}]"), Role::Title, spot) } else { (format!(" {name} "), Role::Dim, spot) }
            }
        }
    }
}

/// Ends of lines have no place in a frame.
fn flat(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

fn framed(sink: &mut Sink<'_>, code: &Code, labels: &[Label]) {
    sink.flush();
    let number = sink.codes.len();
    sink.codes.push(code.clone());
    let room = sink.room();
    let base = sink.at;
    let (mut thing, bytes) = Verbatim::new(&code.text, base, sink.look.glyphs);
    thing.key = colour_key(&code.language, &code.text);
    thing.code = Some(number);
    thing.frame = room >= FRAME_FROM;
    thing.pad = usize::from(thing.frame && thing.widest() + 4 <= room);
    thing.inner = if thing.frame { room - 2 - 2 * thing.pad } else { room };
    let frame = thing.frame;
    head(sink, labels, room, frame);
    verbatim(sink, thing);
    sink.at += bytes;
    let badge = badge(code);
    let fits = columns(&badge) + 4 <= room;
    if frame {
        let glyphs = sink.look.glyphs;
        let badge = if fits { badge.clone() } else { String::new() };
        // Corners, and one line between the badge and the right one.
        let fill = (room - 3).saturating_sub(columns(&badge));
        let mark = |text: String| Piece::mark(text, Role::CodeFrame);
        let open = format!("{}{}", glyphs.bottom_left(), glyphs.horizontal().repeat(fill));
        let close = mark(format!("{}{}", glyphs.horizontal(), glyphs.bottom_right()));
        let offset = sink.at.saturating_sub(1).max(base);
        sink.line(vec![mark(open), Piece::mark(badge, Role::Dim), close], Vec::new(), offset, Some(number));
    }
    if !(badge.is_empty() || frame && fits) {
        sink.signs(&[Run::mark(badge.trim(), Role::Dim, None)]);
    }
}

/// Says how the code is known to work.
fn badge(code: &Code) -> String {
    let badge = match (&code.ran, &code.checked) {
        (Some(ran), Some(checked)) => format!(" ran: {ran}; checked against {checked} "),
        (Some(ran), None) => format!(" ran: {ran} "),
        (None, Some(checked)) => format!(" not run; checked against {checked} "),
        (None, None) => String::new(),
    };
    clean(&flat(&badge)).into_owned()
}

/// The upper edge with its labels. Names that do not fit beside others go on below; one wider than the frame stands above it.
fn head(sink: &mut Sink<'_>, labels: &[Label], room: usize, frame: bool) {
    let glyphs = sink.look.glyphs;
    let mut rows: Vec<(Vec<Piece>, Vec<Spot>, usize)> = vec![(Vec::new(), Vec::new(), 0)];
    let mut above: Vec<Run> = Vec::new();
    for label in labels {
        let (text, role, spot) = label.shown();
        let wide = columns(&text);
        if text.trim().is_empty() {
            continue;
        }
        if !frame || wide + 4 > room {
            above.push(Run::mark(if frame { text.trim() } else { &text }, role, spot));
            above.push(Run::mark(" ", Role::Text, None));
            continue;
        }
        if rows.last().is_some_and(|(_, _, used)| used + wide + 4 > room && *used > 0) {
            rows.push((Vec::new(), Vec::new(), 0));
        }
        let Some((pieces, spots, used)) = rows.last_mut() else { return };
        if let Some(kind) = spot {
            let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
            spots.push(Spot { columns: column(*used + 2)..column(*used + 2 + wide), kind });
        }
        pieces.push(Piece::mark(text, role));
        *used += wide;
    }
    if !above.is_empty() {
        sink.signs(&above);
    }
    for (row, (mut pieces, spots, used)) in rows.into_iter().enumerate().take(if frame { usize::MAX } else { 0 }) {
        let (left, fill, right) = match row {
            0 => (glyphs.top_left(), glyphs.horizontal(), glyphs.top_right()),
            _ => (glyphs.vertical(), " ", glyphs.vertical()),
        };
        pieces.insert(0, Piece::mark(format!("{left}{fill}"), Role::CodeFrame));
        let rest = fill.repeat(room.saturating_sub(used + 3));
        pieces.push(Piece::mark(format!("{rest}{right}"), Role::CodeFrame));
        let offset = sink.at;
        sink.line(pieces, spots, offset, None);
    }
}

/// Adds the rows of something verbatim.
fn verbatim(sink: &mut Sink<'_>, mut thing: Verbatim) {
    let number = sink.things.len();
    thing.first.splice(0..0, sink.left().0);
    thing.left.splice(0..0, sink.left().0);
    for line in 0..thing.count() {
        if sink.choices.folds_wide && thing.slack() > 0 {
            let rows = thing.rows(line).into_iter().map(|part| Row::Verbatim { thing: number, line, part });
            sink.rows.extend(rows);
        } else {
            sink.rows.push(Row::Verbatim { thing: number, line, part: 0..usize::MAX });
        }
    }
    sink.things.push(thing);
}

/// Lays out a drawing.
pub(super) fn diagram(sink: &mut Sink<'_>, text: &str, alt: Option<&str>) {
    sink.flush();
    let room = sink.room();
    let (mut thing, bytes) = Verbatim::new(text, sink.at, sink.look.glyphs);
    if thing.widest() + 4 <= room {
        thing.first.push(Piece::mark("  ", Role::Text));
        thing.left.push(Piece::mark("  ", Role::Text));
    }
    thing.inner = room - if thing.left.is_empty() { 0 } else { 2 };
    verbatim(sink, thing);
    sink.at += bytes;
    if let Some(alt) = alt_runs(alt) {
        sink.runs(&alt);
    }
}
