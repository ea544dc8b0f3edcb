//! What a run of a lab made, as lines: tables of SQL, requests and answers, documents, metrics and charts.
//!
//! [`produced`] is the entry, [`schema`] draws what a database holds. Nothing is told by colour alone, and what is wider than the room can be
//! scrolled sideways.

mod documents;
mod exchanges;
mod grid;
mod json;
mod simulation;
mod tables;
mod value;

use super::cells::{clean_line, columns};
use super::line::{PageLine, Piece};
use super::theme::Role;
use super::verbatim::window;
use super::{Look, lines_of};
use crate::base::i18n::Words;
use crate::course::{Block, BlockKind, Inline};
use crate::learner::{CodePlace, Produced, Schema, Simulated};

/// What decides how it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// Width, characters.
    pub look: &'a Look,
    /// The words.
    pub words: &'static Words,
    /// Columns that wide things are scrolled by; `None` where they may be as wide as they are.
    pub shift: Option<usize>,
    /// Earlier runs of a model, oldest first.
    pub earlier: &'a [Simulated],
}

/// A line of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProducedLine {
    /// The line.
    pub line: PageLine,
    /// Where in the learner's files it comes from.
    pub place: Option<CodePlace>,
    /// Whether it is the head of a statement or a request.
    pub head: bool,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// The lines.
    pub lines: Vec<ProducedLine>,
    /// Columns of the widest thing that can be scrolled.
    pub widest: usize,
}

/// Draws what a run made.
pub fn produced(produced: &Produced, sight: Sight<'_>) -> Drawn {
    let mut canvas = Drawing::new(sight);
    match produced {
        Produced::Nothing => {}
        Produced::Exchanges { exchanges } => exchanges::draw(&mut canvas, exchanges),
        Produced::Documents { files } => documents::draw(&mut canvas, files),
        Produced::Simulation { declared, runs } => simulation::draw(&mut canvas, declared, runs),
        Produced::Tables { statements, .. } => tables::statements(&mut canvas, statements),
    }
    canvas.drawn
}

/// Draws what a database holds.
pub fn schema(schema: &Schema, sight: Sight<'_>) -> Drawn {
    let mut canvas = Drawing::new(sight);
    tables::schema(&mut canvas, schema);
    canvas.drawn
}

/// Returns the places of the heads, in order.
pub fn heads(produced: &Produced) -> Vec<CodePlace> {
    match produced {
        Produced::Exchanges { exchanges } => exchanges.iter().map(exchanges::place).collect(),
        Produced::Tables { statements, .. } => statements.iter().map(tables::place).collect(),
        _ => Vec::new(),
    }
}

/// Gathers lines.
struct Drawing<'a> {
    sight: Sight<'a>,
    drawn: Drawn,
}

impl<'a> Drawing<'a> {
    fn new(sight: Sight<'a>) -> Self {
        Self { sight, drawn: Drawn::default() }
    }

    fn width(&self) -> usize {
        usize::from(self.sight.look.width)
    }

    fn word(&self, key: &'static str) -> &'static str {
        self.sight.words.get(key)
    }

    fn push(&mut self, line: PageLine) {
        self.drawn.lines.push(ProducedLine { line, place: None, head: false });
    }

    fn blank(&mut self) {
        if self.drawn.lines.last().is_some_and(|line| !line.line.pieces.is_empty()) {
            self.push(PageLine::default());
        }
    }

    /// Words, wrapped behind an indent.
    fn say(&mut self, indent: usize, text: &str, role: Role) {
        let room = self.width().saturating_sub(indent).max(1);
        let look = Look { width: u16::try_from(room).unwrap_or(u16::MAX), ..self.sight.look.clone() };
        let blocks = [Block { kind: BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]), span: 0..0 }];
        for mut line in lines_of(&blocks, &look) {
            line.pieces.iter_mut().for_each(|piece| piece.role = role);
            line.pieces.insert(0, Piece::mark(" ".repeat(indent), Role::Text));
            self.push(line);
        }
    }

    /// A line that keeps its shape: it is scrolled sideways when it is wide.
    fn keep(&mut self, pieces: Vec<Piece>) {
        let glyphs = self.sight.look.glyphs;
        let wide = pieces.iter().map(|piece| columns(&piece.text)).sum();
        self.drawn.widest = self.drawn.widest.max(wide);
        let pieces = match self.sight.shift {
            Some(shift) => window(pieces, shift, self.width().max(1), (glyphs.more_left(), glyphs.more_right())).0,
            None => pieces,
        };
        self.push(PageLine { pieces, ..PageLine::default() });
    }

    /// Code behind an indent, at most `most` lines of it.
    fn code(&mut self, indent: &str, text: &str, most: usize) {
        let lines: Vec<&str> = text.lines().collect();
        for line in lines.iter().take(most) {
            self.keep(vec![Piece::mark(indent.to_owned(), Role::Dim), code(line)]);
        }
        self.left_out(lines.len().saturating_sub(most));
    }

    /// Says that lines are not shown.
    fn left_out(&mut self, count: usize) {
        if count > 0 {
            let more = self.sight.words.with("lab.more-lines", &[("n", &count.to_string())]);
            self.say(2, &format!("{} {more}", self.sight.look.glyphs.more()), Role::Dim);
        }
    }

    /// Gives the lines from `from` on a place.
    fn place(&mut self, from: usize, place: &CodePlace, head: bool) {
        for (at, line) in self.drawn.lines.iter_mut().skip(from).enumerate() {
            line.place = Some(place.clone());
            line.head = head && at == 0;
        }
    }

    fn count(&self) -> usize {
        self.drawn.lines.len()
    }
}

fn code(text: &str) -> Piece {
    Piece::mark(clean_line(text).into_owned(), Role::Code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::{Exchange, ExchangeRequest, ExchangeResponse, Metric, StatementResult};
    use crate::page::{Background, Depth, Glyphs, Theme};
    use serde_json::json;

    fn look(width: u16, glyphs: Glyphs) -> Look {
        let theme = Theme::new(crate::learner::ThemeChoice::Mono, Background::Dark, Depth::Mono);
        Look { width, theme, glyphs }
    }

    fn picture(made: &Produced, width: u16, shift: Option<usize>, earlier: &[Simulated]) -> String {
        let look = look(width, Glyphs::Ascii);
        let drawn = produced(made, Sight { look: &look, words: Words::english(), shift, earlier });
        let lines = drawn.lines.iter().map(|line| line.line.text().trim_end().to_owned());
        let text = lines.collect::<Vec<_>>().join("\n");
        if shift.is_some() {
            let wide = text.lines().map(str::len).max().unwrap_or(0);
            assert!(wide <= usize::from(width), "{wide} columns\n{text}");
        }
        text
    }

    fn statement() -> StatementResult {
        StatementResult {
            sql: "SELECT id, name\nFROM t".into(),
            file: "q.sql".into(),
            line: 3,
            columns: vec!["id".into(), "name".into()],
            rows: vec![vec![json!(1), json!("a long name of a boat")], vec![json!(20), json!(null)]],
            count: 7,
            ..StatementResult::default()
        }
    }

    #[test]
    fn a_table_is_aligned_and_says_how_many_rows_there_were() {
        let made = Produced::Tables { statements: vec![statement()], schema: Schema::default() };
        let drawn = picture(&made, 60, Some(0), &[]);
        let expected = "\
1. SELECT id, name ~  q.sql:3
  id | name
  ---+----------------------
   1 | a long name of a boat
  20 | NULL
  7 rows, the first 2 are shown";
        assert_eq!(drawn, expected, "\n{drawn}");
        let scrolled = picture(&made, 20, Some(8), &[]);
        assert!(scrolled.contains("< long name of a bo>") || scrolled.contains("long name"), "{scrolled}");
        assert!(picture(&made, 20, None, &[]).contains("a long name of a boat"));
    }

    #[test]
    fn an_exchange_has_its_status_and_its_json() {
        let request = ExchangeRequest {
            method: "GET".into(),
            path: "/a".into(),
            query: "b=1".into(),
            headers: Default::default(),
            fields: vec![("Accept".into(), "*/*".into())],
            body: String::new(),
            line: 4,
        };
        let response = ExchangeResponse {
            status: 200,
            reason: "OK".into(),
            headers: Default::default(),
            fields: vec![("Content-Type".into(), "application/json".into())],
            body: "{\"b\":[1,2.50],\"a\":{}}".into(),
            size: 21,
            millis: 3.0,
        };
        let exchanges = vec![
            Exchange { request: request.clone(), response: Some(response), error: None },
            Exchange { request, response: None, error: Some("the service never answered".into()) },
        ];
        let drawn = picture(&Produced::Exchanges { exchanges }, 60, Some(0), &[]);
        let expected = "\
1. GET /a?b=1  requests.http:4
> Accept: */*
< 200 OK - 3 ms - 21 bytes
< Content-Type: application/json
  {
    \"b\": [
      1,
      2.50
    ],
    \"a\": {}
  }

2. GET /a?b=1  requests.http:4
> Accept: */*
x No answer: the service never answered";
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn runs_stand_side_by_side_and_better_is_said_in_words() {
        let run = |counters: u32, wait: Option<f64>| Simulated {
            parameters: [("counters".to_owned(), json!(counters))].into_iter().collect(),
            metrics: vec![Metric {
                name: "wait".into(),
                label: "Wait".into(),
                value: wait,
                unit: "min".into(),
                better: Some("lower".into()),
            }],
            ..Simulated::default()
        };
        let made = Produced::Simulation { declared: Vec::new(), runs: vec![run(2, Some(1.25))] };
        let drawn = picture(&made, 60, Some(0), &[run(1, Some(40.0))]);
        let expected = "\x20            | before |  now |
  -----------+--------+------+--------
  Wait (min) |     40 | 1.25 | better
  counters   |      1 |    2 | changed";
        assert_eq!(drawn, expected, "\n{drawn}");
        let none = Produced::Simulation { declared: Vec::new(), runs: vec![run(2, None)] };
        assert!(picture(&none, 60, Some(0), &[]).contains("Wait (min) |   -"), "no number");
    }
}
