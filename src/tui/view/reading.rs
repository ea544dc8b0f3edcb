//! The reading pane.

use super::super::app::{App, Hit, Pane};
use super::super::command::Command;
use crate::course::Target;
use crate::learner::NoteKind;
use crate::page::{Page, PageLine, Role, SpotKind, Top, safe_address};
use crate::study::NoteEntry;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZeroU16;

/// Draws the pane; only the lines that show are laid out.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, text: Rect, app: &mut App, framed: bool) {
    let look = app.look(text.width);
    let focused = app.focus == Pane::Reading;
    let chapter = app.study.chapter().and_then(|at| app.study.outline().chapters.get(at)).cloned();
    let height = usize::from(text.height);
    let percent = app.page.as_mut().map(|page| page.percent(app.top, height));
    if framed {
        let title = match &chapter {
            Some(chapter) if !chapter.number.is_empty() => {
                format!("{} {} {}", chapter.number_text(), look.glyphs.dot(), chapter.title)
            }
            Some(chapter) => chapter.title.clone(),
            None => app.study.pack.info().title.clone(),
        };
        let bottom = percent.map(|percent| format!("{percent} %")).unwrap_or_default();
        super::framed(buffer, area, &title, &bottom, focused, &look);
    }
    let Some(page) = &mut app.page else {
        let words = app.words.get("reading.empty");
        buffer.set_stringn(text.x, text.y, words, usize::from(text.width), look.theme.style(Role::Dim));
        return;
    };
    let shown = page.window(app.top, height);
    let signs = signs(page, &shown, app.top, app.study.notes());
    for (row, kind) in signs {
        let y = text.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
        if text.x > area.x && y < text.bottom() {
            let sign = super::notes::sign(kind, look.glyphs);
            buffer.set_stringn(text.x - 1, y, sign, 1, look.theme.style(Role::Key));
            let place = Rect { x: text.x - 1, y, width: 1, height: 1 };
            app.hits.push((place, Hit::Command(Command::Notes)));
        }
    }
    let current = app.spot.filter(|_| focused);
    for (row, ((block, line), y)) in shown.iter().zip(text.y..text.bottom()).enumerate() {
        buffer.set_line(text.x, y, &line.styled(&look.theme), text.width);
        for (place, spot) in line.spots.iter().enumerate() {
            let columns = spot_area(text, y, &spot.columns);
            app.hits.push((columns, Hit::Spot(*block, spot.kind.clone())));
            if current == Some((row, place)) {
                buffer.set_style(columns, look.theme.style(Role::Cursor));
            }
        }
        if app.ability.links {
            hyperlinks(buffer, text, y, line);
        }
    }
}

/// The rows beside which a note, a bookmark or a highlight is marked: of several the first of this order.
fn signs(page: &mut Page, shown: &[(usize, PageLine)], top: Top, notes: &[NoteEntry]) -> BTreeMap<usize, NoteKind> {
    let mut rows: HashMap<(usize, usize), usize> = HashMap::new();
    let (mut last, mut line) = (top.block, top.line);
    for (row, (block, _)) in shown.iter().enumerate() {
        if *block != last {
            (last, line) = (*block, 0);
        }
        rows.insert((last, line), row);
        line += 1;
    }
    let blocks: BTreeSet<usize> = shown.iter().map(|(block, _)| *block).collect();
    let mut signs = BTreeMap::new();
    for entry in notes {
        let Some(found) = entry.found.filter(|found| blocks.contains(&found.place.block)) else { continue };
        let line = page.line_of(found.place);
        if let Some(row) = rows.get(&(found.place.block, line)) {
            let kind = entry.kept.note.kind;
            signs.entry(*row).and_modify(|known: &mut NoteKind| *known = kind.min(*known)).or_insert(kind);
        }
    }
    signs
}

fn spot_area(text: Rect, y: u16, columns: &std::ops::Range<u16>) -> Rect {
    let start = text.x.saturating_add(columns.start).min(text.right());
    let end = text.x.saturating_add(columns.end).min(text.right());
    Rect { x: start, y, width: end - start, height: 1 }
}

/// Makes external links links for the terminal too (OSC 8). Each cell carries the whole sequence, so that no frame leaves a link open.
fn hyperlinks(buffer: &mut Buffer, text: Rect, y: u16, line: &PageLine) {
    for spot in &line.spots {
        let SpotKind::Link(Target::External(address)) = &spot.kind else { continue };
        let Some(address) = safe_address(address) else { continue };
        let area = spot_area(text, y, &spot.columns);
        let mut x = area.x;
        while x < area.right() {
            let cell = &mut buffer[(x, y)];
            let wide = u16::try_from(crate::base::text::width(cell.symbol())).unwrap_or(1).max(1);
            let symbol = format!("\x1b]8;;{address}\x1b\\{}\x1b]8;;\x1b\\", cell.symbol());
            cell.set_symbol(&symbol);
            if let Some(wide) = NonZeroU16::new(wide) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(wide));
            }
            x += wide;
        }
    }
}
