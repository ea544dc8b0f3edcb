//! Requests and what came back.

use super::json::pretty;
use super::{Drawing, code, value};
use crate::learner::{CodePlace, Exchange, ExchangeResponse, REQUESTS_FILE};
use crate::page::cells::clean_line;
use crate::page::line::Piece;
use crate::page::theme::Role;

/// The most lines of a body that are shown.
const BODY: usize = 200;

/// Returns where a request begins.
pub(super) fn place(exchange: &Exchange) -> CodePlace {
    CodePlace { function: None, file: REQUESTS_FILE.to_owned(), line: exchange.request.line, column: 1 }
}

/// Draws them, in order.
pub(super) fn draw(drawing: &mut Drawing<'_>, exchanges: &[Exchange]) {
    for (at, exchange) in exchanges.iter().enumerate() {
        drawing.blank();
        let place = place(exchange);
        let request = &exchange.request;
        let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
        let line = format!("{} {}{query}", request.method, request.path);
        let from = drawing.count();
        drawing.keep(vec![
            Piece::mark(format!("{}. ", at + 1), Role::Dim),
            Piece::mark(clean_line(&line).into_owned(), Role::Strong),
            Piece::mark(format!("  {}:{}", place.file, place.line), Role::Link),
        ]);
        drawing.place(from, &place, true);
        fields(drawing, ">", &request.fields);
        body(drawing, &request.body);
        match &exchange.response {
            Some(response) => answer(drawing, response),
            None => {
                let why = exchange.error.as_deref().unwrap_or_default();
                let text = drawing.sight.words.with("produced.no-answer", &[("why", why)]);
                drawing.say(0, &format!("{} {text}", drawing.sight.look.glyphs.wrong()), Role::Wrong);
            }
        }
    }
}

fn answer(drawing: &mut Drawing<'_>, response: &ExchangeResponse) {
    let words = drawing.sight.words;
    let dot = format!(" {} ", drawing.sight.look.glyphs.dot());
    let status = format!("{} {}", response.status, response.reason);
    let millis = words.with("produced.millis", &[("n", &value::number(response.millis))]);
    let facts = [millis, words.count("produced.bytes", response.size)].join(&dot);
    let role = if response.status < 400 { Role::Right } else { Role::Wrong };
    drawing.keep(vec![
        Piece::mark("< ", Role::Dim),
        Piece::mark(clean_line(status.trim_end()).into_owned(), role),
        Piece::mark(format!("{dot}{facts}"), Role::Dim),
    ]);
    fields(drawing, "<", &response.fields);
    if response.body.is_empty() && response.size > 0 {
        let text = drawing.word("produced.not-text");
        drawing.say(2, text, Role::Dim);
    }
    body(drawing, &response.body);
}

fn fields(drawing: &mut Drawing<'_>, sign: &str, fields: &[(String, String)]) {
    for (name, value) in fields {
        drawing.keep(vec![
            Piece::mark(format!("{sign} "), Role::Dim),
            Piece::mark(format!("{}: ", clean_line(name)), Role::Dim),
            code(value),
        ]);
    }
}

fn body(drawing: &mut Drawing<'_>, text: &str) {
    match pretty(text) {
        Some(pretty) => drawing.code("  ", &pretty, BODY),
        None => drawing.code("  ", text, BODY),
    }
}
