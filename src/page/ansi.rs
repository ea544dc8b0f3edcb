//! Pages as text for pipes and terminals without a screen of ours.

use super::line::{PageLine, SpotKind};
use super::theme::Depth;
use super::{Look, layout};
use crate::base::text::width;
use crate::course::{BlockKind, Lesson, Target};
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

/// Returns lines with the escape sequences of their styles (ECMA-48 SGR) and, if wanted, of their links (OSC 8).
///
/// Texts were cleaned when the lines were made; addresses pass an allow-list here.
pub fn ansi<'l>(lines: impl Iterator<Item = &'l PageLine>, look: &Look, links: bool) -> String {
    let mut out = String::new();
    for line in lines {
        if look.theme.depth() == Depth::Mono {
            out.push_str(line.text().trim_end());
            out.push('\n');
            continue;
        }
        let mut column = 0;
        for piece in &line.pieces {
            let address = links.then(|| address_at(line, column)).flatten();
            column += width(&piece.text);
            let codes = sgr(piece.style(&look.theme));
            if let Some(address) = &address {
                let _ = write!(out, "\x1b]8;;{address}\x1b\\");
            }
            if codes.is_empty() {
                out.push_str(&piece.text);
            } else {
                let _ = write!(out, "\x1b[{codes}m{}\x1b[0m", piece.text);
            }
            if address.is_some() {
                out.push_str("\x1b]8;;\x1b\\");
            }
        }
        out.push('\n');
    }
    out
}

fn address_at(line: &PageLine, column: usize) -> Option<&str> {
    let column = u16::try_from(column).ok()?;
    line.spots.iter().find(|spot| spot.columns.contains(&column)).and_then(|spot| match &spot.kind {
        SpotKind::Link(Target::External(address)) => safe_address(address),
        _ => None,
    })
}

/// Returns an address that may be handed to a terminal: printable ASCII, of a scheme that only shows or writes to someone.
pub fn safe_address(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let printable = address.len() <= 2_000 && address.bytes().all(|byte| (0x21..=0x7e).contains(&byte));
    (known && printable).then_some(address)
}

fn sgr(style: Style) -> String {
    let mut codes: Vec<String> = Vec::new();
    for (modifier, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
        (Modifier::CROSSED_OUT, "9"),
    ] {
        if style.add_modifier.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(style.fg.and_then(|color| color_code(color, 30)));
    codes.extend(style.bg.and_then(|color| color_code(color, 40)));
    codes.join(";")
}

fn color_code(color: Color, base: u8) -> Option<String> {
    let plain = |n: u8| Some((u16::from(base) + u16::from(n)).to_string());
    match color {
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => plain(60),
        Color::Indexed(index) => Some(format!("{};5;{index}", base + 8)),
        Color::Rgb(r, g, b) => Some(format!("{};2;{r};{g};{b}", base + 8)),
        _ => None,
    }
}

/// Lays out a whole lesson from top to bottom: folds open, tabs one after the other with their names, or one tab alone.
pub fn plain(lesson: &Lesson, look: &Look, tab: Option<&str>) -> Vec<PageLine> {
    let mut lines = Vec::new();
    for block in &lesson.blocks {
        if !lines.is_empty() {
            lines.push(PageLine::default());
        }
        let chosen = match &block.kind {
            BlockKind::Tabs(codes) => {
                let wanted = tab.and_then(|tab| {
                    codes.iter().position(|code| code.tab.as_deref().is_some_and(|t| t.eq_ignore_ascii_case(tab)))
                });
                let shown: Vec<_> = match wanted {
                    Some(at) => vec![&codes[at]],
                    None => codes.iter().collect(),
                };
                let named = shown.into_iter().map(|code| {
                    let mut code = code.clone();
                    let name = code.tab.take().unwrap_or_default();
                    code.title = Some(code.title.map_or_else(|| name.clone(), |title| format!("{name}: {title}")));
                    crate::course::Block { kind: BlockKind::Code(code), span: block.span.clone() }
                });
                named.collect()
            }
            _ => vec![block.clone()],
        };
        lines.extend(lines_with(&chosen, look, lesson));
    }
    lines
}

fn lines_with(blocks: &[crate::course::Block], look: &Look, lesson: &Lesson) -> Vec<PageLine> {
    let choices = super::sink::Choices { all_open: true, folds_wide: true, ..Default::default() };
    let mut sink = super::sink::Sink::new(look, &choices, Some(lesson), 0);
    layout::stack(&mut sink, blocks, true);
    sink.lines
}
