//! Pages as text for pipes and terminals without a screen of ours.

use super::Look;
use super::cells::{clean, columns};
use super::line::{PageLine, SpotKind};
use super::theme::Depth;
use crate::course::Target;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

/// Returns lines with the escape sequences of their styles (ECMA-48 SGR) and, if wanted, of their links (OSC 8).
///
/// This is a sink: texts are cleaned here whatever happened before, addresses pass an allow-list.
pub fn ansi<'l>(lines: impl Iterator<Item = &'l PageLine>, look: &Look, links: bool) -> String {
    let mut out = String::new();
    for line in lines {
        if look.theme.depth() == Depth::Mono {
            out.push_str(clean(&line.text()).trim_end());
            out.push('\n');
            continue;
        }
        let mut column = 0;
        for piece in &line.pieces {
            let address = links.then(|| address_at(line, column)).flatten();
            column += columns(&piece.text);
            let text = clean(&piece.text);
            let codes = sgr(piece.style(&look.theme));
            if let Some(address) = &address {
                let _ = write!(out, "\x1b]8;;{address}\x1b\\");
            }
            if codes.is_empty() {
                out.push_str(&text);
            } else {
                let _ = write!(out, "\x1b[{codes}m{text}\x1b[0m");
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
