//! HCL 2 (<https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md>), as Terraform reads it.
//!
//! A body becomes `{attributes, blocks}`, a block `{type, labels, line, attributes, blocks}`. What is written out is a value; what must be
//! computed is text as in Terraform's JSON syntax (<https://developer.hashicorp.com/terraform/language/syntax/json>): `"${var.region}"`.

use super::json::lower;
use super::lines::Lines;
use super::node::{Node, Value, float};
use super::problem::{Place, Problem};
use super::{DEPTH, too_deep};
use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Block, Body, Structure};
use std::ops::Range;

/// Reads HCL.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let reader = Reader { text, lines };
    match hcl_edit::parser::parse_body(text) {
        Ok(body) => {
            let place = Place { line: 1, column: 1 };
            reader.body(&body, place, 0).map(|entries| Node::map(place, entries))
        }
        Err(error) => {
            let place = reader.lines.place(error.location().offset());
            let mut parts = error.message().splitn(2, ';');
            let message = lower(parts.next().unwrap_or_default());
            let problem = Problem::new(place, message);
            Err(match parts.next().map(str::trim).filter(|more| !more.is_empty()) {
                Some(more) => problem.help(more),
                None => problem,
            })
        }
    }
}

/// What the parts of a document need to be read.
struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
}

impl Reader<'_> {
    fn place(&self, span: Option<Range<usize>>) -> Place {
        span.map_or(Place { line: 1, column: 1 }, |span| self.lines.place(span.start))
    }

    fn source(&self, span: Option<Range<usize>>) -> &str {
        span.and_then(|span| self.text.get(span)).unwrap_or_default().trim()
    }

    fn body(&self, body: &Body, place: Place, depth: usize) -> Result<Vec<(&'static str, Node)>, Problem> {
        let (mut attributes, mut blocks) = (Vec::new(), Vec::new());
        for structure in body {
            match structure {
                Structure::Attribute(attribute) => {
                    let (key, at) = (attribute.key.as_str(), self.place(attribute.key.span()));
                    attributes.push((key, self.expression(&attribute.value, depth + 1)?.at(at)));
                }
                Structure::Block(block) => blocks.push(self.block(block, depth + 1)?),
            }
        }
        Ok(vec![("attributes", Node::map(place, attributes)), ("blocks", Node::list(place, blocks))])
    }

    fn block(&self, block: &Block, depth: usize) -> Result<Node, Problem> {
        let place = self.place(block.ident.span());
        if depth > DEPTH {
            return Err(too_deep(place));
        }
        let labels = block.labels.iter().map(|label| Node::text(self.place(label.span()), label.as_str()));
        let mut entries = vec![
            ("type", Node::text(place, block.ident.as_str())),
            ("labels", Node::list(place, labels.collect())),
            ("line", Node::new(place, Value::Number(place.line.into()))),
        ];
        entries.extend(self.body(&block.body, place, depth)?);
        Ok(Node::map(place, entries))
    }

    fn expression(&self, expression: &Expression, depth: usize) -> Result<Node, Problem> {
        let place = self.place(expression.span());
        if depth > DEPTH {
            return Err(too_deep(place));
        }
        let value = match expression {
            Expression::Null(_) => Value::Null,
            Expression::Bool(truth) => Value::Bool(*truth.value()),
            Expression::Number(number) => {
                let number = number.value();
                match (number.as_i64(), number.as_u64()) {
                    (Some(whole), _) => Value::Number(whole.into()),
                    (_, Some(whole)) => Value::Number(whole.into()),
                    _ => number.as_f64().map_or(Value::Null, float),
                }
            }
            Expression::String(text) => Value::Text(text.value().clone()),
            Expression::StringTemplate(_) => {
                let source = self.source(expression.span());
                let inner = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(source);
                Value::Text(inner.to_owned())
            }
            Expression::HeredocTemplate(heredoc) => Value::Text(self.heredoc(heredoc.span())),
            Expression::Array(array) => {
                Value::List(array.iter().map(|item| self.expression(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            Expression::Object(object) => {
                let mut entries = Vec::new();
                for (key, value) in object {
                    let (key, at) = match key {
                        ObjectKey::Ident(ident) => (ident.as_str().to_owned(), self.place(ident.span())),
                        ObjectKey::Expression(Expression::String(text)) => {
                            (text.value().clone(), self.place(text.span()))
                        }
                        ObjectKey::Expression(other) => {
                            (format!("${{{}}}", self.source(other.span())), self.place(other.span()))
                        }
                    };
                    entries.push((key, self.expression(value.expr(), depth + 1)?.at(at)));
                }
                Value::Map(entries)
            }
            other => Value::Text(format!("${{{}}}", self.source(other.span()))),
        };
        Ok(Node::new(place, value))
    }

    /// Returns the text of `<<EOT … EOT`, without the indentation that all lines share when it begins with `<<-`.
    fn heredoc(&self, span: Option<Range<usize>>) -> String {
        let source = self.source(span);
        let mut lines: Vec<&str> = source.lines().collect();
        let is_indented = source.starts_with("<<-");
        if !lines.is_empty() {
            lines.remove(0);
        }
        let word = source.trim_start_matches(['<', '-']).lines().next().unwrap_or_default().trim();
        if lines.last().is_some_and(|last| last.trim() == word) {
            lines.pop();
        }
        let blank = |line: &&&str| line.len() - line.trim_start().len();
        let shared = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| blank(&line)).min().unwrap_or(0);
        let cut = if is_indented { shared } else { 0 };
        lines.into_iter().map(|line| format!("{}\n", line.get(cut..).unwrap_or_default())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hcl(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn blocks_values_and_expressions() {
        assert_eq!(
            hcl(
                "resource \"aws_instance\" \"web\" {\n  count = 2\n  ami   = var.ami\n  name  = \"web-${count.index}\"\n  tags = { Env = \"prod\", ok = true, n = [1, -2.5, null] }\n  network { id = 1 + 2 }\n}\n"
            ),
            r#"{"attributes":{},"blocks":[{"type":"resource","labels":["aws_instance","web"],"line":1,"attributes":{"count":2,"ami":"${var.ami}","name":"web-${count.index}","tags":{"Env":"prod","ok":true,"n":[1,-2.5,null]}},"blocks":[{"type":"network","labels":[],"line":6,"attributes":{"id":"${1 + 2}"},"blocks":[]}]}]}"#
        );
    }

    #[test]
    fn heredocs_are_text() {
        let text = "a = <<-EOT\n    one\n      two\n  EOT\nb = <<X\n  one\nX\n";
        assert_eq!(hcl(text), r#"{"attributes":{"a":"one\n  two\n","b":"  one\n"},"blocks":[]}"#);
    }

    #[test]
    fn mistakes_have_a_place() {
        assert!(hcl("a = \n").starts_with("1:5"), "{}", hcl("a = \n"));
        assert!(hcl("a {\n  b = 1\n").starts_with("2:8"), "{}", hcl("a {\n  b = 1\n"));
        let twice = parse("a = 1\na = 2\n").unwrap_err();
        assert!(twice.place.line == 2 && twice.help.as_deref().unwrap_or_default().contains("redefined"), "{twice:?}");
    }

    #[test]
    fn depth_is_limited() {
        for text in [
            format!("a = {}{}", "[".repeat(50_000), "]".repeat(50_000)),
            format!("a = {}1", "!".repeat(50_000)),
            format!("a = {}1", "-".repeat(50_000)),
            format!("a = {}1{}", "(".repeat(50_000), ")".repeat(50_000)),
            format!("a = 1{}", " + 1".repeat(50_000)),
            format!("a = {}", "x ? 1 : ".repeat(20_000)),
            "a {\n".repeat(50_000),
            "a = \"${\n".repeat(20_000),
        ] {
            assert!(parse(&text).is_err(), "{}", &text[..12]);
        }
    }
}
