//! Which panes show, and where (UX: 140 columns for three, 100 for two, below that one).

use super::super::app::{App, Pane};
use crate::page::MEASURE;
use ratatui::layout::Rect;

/// Where everything is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Panes {
    /// One line at the top.
    pub(crate) header: Option<Rect>,
    pub(crate) contents: Option<Rect>,
    pub(crate) reading: Option<Rect>,
    pub(crate) side: Option<Rect>,
    /// In place of all three.
    pub(crate) home: Option<Rect>,
    /// Likewise.
    pub(crate) search: Option<Rect>,
    /// One line at the bottom.
    pub(crate) status: Option<Rect>,
    /// Whether panes have frames.
    pub(crate) framed: bool,
    /// The text inside the reading pane.
    pub(crate) text: Rect,
    /// Columns and rows of the text, also while it does not show.
    pub(crate) text_size: (u16, u16),
}

/// Under these nothing can be read.
pub(crate) const SMALLEST: (u16, u16) = (20, 5);

fn is_compact(width: u16, height: u16) -> bool {
    width < 60 || height < 16
}

/// Places the panes for the app's size and focus.
pub(crate) fn panes(app: &App) -> Panes {
    let (width, height) = app.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Panes { text_size: (width.max(1), height.max(1)), ..Panes::default() };
    }
    let compact = is_compact(width, height);
    let mut panes = Panes { framed: width >= 100 && !compact, ..Panes::default() };
    let mut body = Rect { x: 0, y: 0, width, height };
    if !compact {
        panes.header = Some(Rect { height: 1, ..body });
        body.y += 1;
        body.height -= 1;
    }
    panes.status = Some(Rect { y: body.bottom() - 1, height: 1, ..body });
    body.height -= 1;
    let side_open = app.side_is_open();
    let lab = app.lab.as_ref().filter(|_| app.lab_shows());
    // The review needs no text beside it.
    let alone = lab.is_some_and(|pane| pane.zoom) || app.review.is_some();
    if app.home.shown {
        panes.home = Some(body);
    } else if alone && app.focus == Pane::Side {
        panes.side = Some(body);
    } else if panes.framed {
        let contents_width = if width >= 140 { 38 } else { 30 };
        let side_width = match (lab.is_some(), width >= 140) {
            (false, true) => (width / 3).clamp(46, 64),
            (false, false) => (width * 2 / 5).clamp(40, 56),
            // Code needs more room than questions.
            (true, true) => (width * 2 / 5).clamp(50, 96),
            (true, false) => (width / 2).clamp(46, 72),
        };
        // Between 100 and 139 columns the side pane takes the place of the contents, unless these have the focus.
        let contents = app.show_contents && (width >= 140 || !side_open || app.focus == Pane::Contents);
        let side = side_open && (width >= 140 || app.focus != Pane::Contents);
        let mut left = body.x;
        let mut room = body.width;
        if contents {
            panes.contents = Some(Rect { x: left, width: contents_width, ..body });
            left += contents_width;
            room -= contents_width;
        }
        if side {
            panes.side = Some(Rect { x: body.right() - side_width, width: side_width, ..body });
            room -= side_width;
        }
        panes.reading = Some(Rect { x: left, width: room, ..body });
    } else {
        match app.focus {
            Pane::Contents => panes.contents = Some(body),
            Pane::Side if side_open => panes.side = Some(body),
            Pane::Reading | Pane::Side => panes.reading = Some(body),
        }
    }
    let reading = panes.reading.unwrap_or(body);
    let border = u16::from(panes.framed);
    let inner_width = reading.width.saturating_sub(2 * border);
    let inner_height = reading.height.saturating_sub(2 * border);
    // A margin of one column on each side, and what is wider than reads well becomes margin too.
    let text_width = inner_width.saturating_sub(2).clamp(1, MEASURE);
    let margin = (inner_width.saturating_sub(text_width)) / 2;
    panes.text =
        Rect { x: reading.x + border + margin, y: reading.y + border, width: text_width, height: inner_height };
    panes.text_size = (text_width, inner_height.max(1));
    if app.search.open {
        // It lies over everything, and the text behind it keeps its size.
        return Panes { contents: None, reading: None, side: None, home: None, search: Some(body), ..panes };
    }
    panes
}
