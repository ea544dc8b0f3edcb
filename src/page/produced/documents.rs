//! Files as they were read: a line for each value, its place before it.

use super::{Drawing, code};
use crate::learner::{CodePlace, DocumentFile};
use crate::page::cells::clean_line;
use crate::page::line::Piece;
use crate::page::theme::Role;

/// Draws them, in order.
pub(super) fn draw(drawing: &mut Drawing<'_>, files: &[DocumentFile]) {
    for file in files {
        drawing.blank();
        drawing.keep(vec![
            Piece::mark(clean_line(&file.path).into_owned(), Role::Heading),
            Piece::mark(format!("  {}", clean_line(&file.format)), Role::Dim),
        ]);
        let place = |line, column| CodePlace { function: None, file: file.path.clone(), line, column };
        if let Some(trouble) = &file.trouble {
            let from = drawing.count();
            drawing.say(0, &format!("{} {}", drawing.sight.look.glyphs.wrong(), trouble.message), Role::Wrong);
            if let Some(at) = &trouble.at {
                drawing.say(2, &format!("{}:{}:{}", at.file, at.line, at.column), Role::Link);
                drawing.place(from, at, false);
            }
            continue;
        }
        let places: Vec<String> = file.lines.iter().map(|line| format!("{}:{}", line.line, line.column)).collect();
        let wide = places.iter().map(String::len).max().unwrap_or(0);
        for (line, at) in file.lines.iter().zip(&places) {
            let from = drawing.count();
            let indent = "  ".repeat(usize::from(line.depth));
            let mut pieces = vec![
                Piece::mark(format!("{at:>wide$}  "), Role::Dim),
                Piece::mark(format!("{indent}{}:", clean_line(&line.key)), Role::Text),
            ];
            if !line.value.is_empty() {
                pieces.extend([Piece::mark(" ", Role::Text), code(&line.value)]);
            }
            drawing.keep(pieces);
            drawing.place(from, &place(line.line, line.column), false);
        }
        drawing.left_out(file.omitted);
    }
}
