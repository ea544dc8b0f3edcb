//! What came of SQL: each statement with its rows, changes, plan or error; and what the database holds.

use super::grid::{Cell, grid};
use super::{Drawing, value};
use crate::learner::{CodePlace, PlanNode, Schema, StatementResult, TableShape};
use crate::page::cells::clean_line;
use crate::page::line::Piece;
use crate::page::theme::Role;

/// The most rows of one statement that are shown.
const ROWS: usize = 200;
/// The most lines of a view or trigger that are shown.
const SQL: usize = 60;

/// Returns where a statement begins, or what is wrong with it.
pub(super) fn place(statement: &StatementResult) -> CodePlace {
    match &statement.error {
        Some(error) => error.place(&statement.file),
        None => CodePlace { function: None, file: statement.file.clone(), line: statement.line, column: 1 },
    }
}

/// Draws what came of statements, in order.
pub(super) fn statements(drawing: &mut Drawing<'_>, statements: &[StatementResult]) {
    let glyphs = drawing.sight.look.glyphs;
    for (at, statement) in statements.iter().enumerate() {
        drawing.blank();
        let from = drawing.count();
        let place = place(statement);
        let mut lines = statement.sql.lines().filter(|line| !line.trim().is_empty());
        let first = lines.next().unwrap_or_default().trim_end();
        let more = if lines.next().is_some() { format!(" {}", glyphs.more()) } else { String::new() };
        drawing.keep(vec![
            Piece::mark(format!("{}. ", at + 1), Role::Dim),
            Piece::mark(format!("{}{more}", clean_line(first)), Role::Strong),
            Piece::mark(format!("  {}:{}", clean_line(&place.file), statement.line), Role::Link),
        ]);
        drawing.place(from, &place, true);
        if let Some(error) = &statement.error {
            let from = drawing.count();
            drawing.say(2, &format!("{} {}", glyphs.wrong(), error.message), Role::Wrong);
            drawing.say(4, &format!("{}:{}:{}", place.file, place.line, place.column), Role::Link);
            drawing.place(from, &place, false);
        }
        if !statement.columns.is_empty() && statement.error.is_none() {
            rows(drawing, statement);
        }
        if let Some(changes) = statement.changes.filter(|_| statement.error.is_none()) {
            let count = usize::try_from(changes).unwrap_or(usize::MAX);
            let text = drawing.sight.words.count("produced.changes", count);
            drawing.say(2, &text, Role::Text);
        }
        if !statement.plan.is_empty() {
            let title = drawing.word("produced.plan");
            drawing.say(2, title, Role::Dim);
            plan(drawing, &statement.plan, "    ");
        }
    }
}

fn rows(drawing: &mut Drawing<'_>, statement: &StatementResult) {
    let head: Vec<Cell> = statement.columns.iter().map(|name| Cell::text(name, Role::Strong)).collect();
    let shown = &statement.rows[..statement.rows.len().min(ROWS)];
    let cell = |value: &serde_json::Value| {
        let role = if value.is_null() { Role::Dim } else { Role::Code };
        match value::of_sql(value) {
            (text, true) if !value.is_null() => Cell::number(&text, role),
            (text, _) => Cell::text(&text, role),
        }
    };
    let cells: Vec<Vec<Cell>> = shown.iter().map(|row| row.iter().map(cell).collect()).collect();
    grid(drawing, &head, &cells);
    let mut text = drawing.sight.words.count("produced.rows", usize::try_from(statement.count).unwrap_or(usize::MAX));
    if shown.len() as u64 != statement.count {
        let part = drawing.sight.words.with("produced.rows-shown", &[("n", &shown.len().to_string())]);
        text = format!("{text}, {part}");
    }
    drawing.say(2, &text, Role::Dim);
}

fn plan(drawing: &mut Drawing<'_>, nodes: &[PlanNode], indent: &str) {
    let glyphs = drawing.sight.look.glyphs;
    for (at, node) in nodes.iter().enumerate() {
        let is_last = at + 1 == nodes.len();
        let branch = glyphs.diagram(if is_last { "└─ " } else { "├─ " });
        drawing.keep(vec![
            Piece::mark(format!("{indent}{branch}"), Role::Frame),
            Piece::mark(clean_line(&node.detail).into_owned(), Role::Code),
        ]);
        let below = glyphs.diagram(if is_last { "   " } else { "│  " });
        plan(drawing, &node.children, &format!("{indent}{below}"));
    }
}

/// Draws what a database holds.
pub(super) fn schema(drawing: &mut Drawing<'_>, schema: &Schema) {
    if schema.tables.is_empty() && schema.views.is_empty() {
        let text = drawing.word("produced.no-tables");
        drawing.say(0, text, Role::Dim);
    }
    for table in &schema.tables {
        drawing.blank();
        self::table(drawing, table);
    }
    let others = schema.views.iter().map(|view| ("produced.view", view));
    for (key, other) in others.chain(schema.triggers.iter().map(|trigger| ("produced.trigger", trigger))) {
        drawing.blank();
        let values = [("name", other.name.as_str()), ("table", other.table.as_str())];
        let title = drawing.sight.words.with(key, &values);
        drawing.say(0, &title, Role::Heading);
        drawing.code("  ", &other.sql, SQL);
    }
}

fn table(drawing: &mut Drawing<'_>, table: &TableShape) {
    let words = drawing.sight.words;
    drawing.say(0, &words.with("produced.table", &[("name", &table.name)]), Role::Heading);
    let head = ["produced.column", "produced.type", "produced.keys", "produced.default"];
    let head: Vec<Cell> = head.iter().map(|key| Cell::text(words.get(key), Role::Strong)).collect();
    let whole = table.columns.iter().filter(|column| column.key > 0).count();
    let rows = table.columns.iter().map(|column| {
        let mut marks = Vec::new();
        if column.key > 0 {
            let place = if whole > 1 { format!(" {}", column.key) } else { String::new() };
            marks.push(format!("PRIMARY KEY{place}"));
        }
        for reference in &table.references {
            if let Some(at) = reference.columns.iter().position(|name| *name == column.name) {
                let to = reference.to.get(at).and_then(Option::as_ref);
                let to = to.map_or_else(String::new, |to| format!("({to})"));
                let action = match reference.on_delete.as_str() {
                    "" | "NO ACTION" => String::new(),
                    action => format!(" ON DELETE {action}"),
                };
                marks.push(format!("REFERENCES {}{to}{action}", reference.table));
            }
        }
        if column.required {
            marks.push("NOT NULL".to_owned());
        }
        if column.generated {
            marks.push("GENERATED".to_owned());
        }
        vec![
            Cell::text(&column.name, Role::Code),
            Cell::text(&column.declared, Role::Code),
            Cell::text(&marks.join(", "), Role::Text),
            Cell::text(column.default.as_deref().unwrap_or_default(), Role::Code),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    grid(drawing, &head, &rows);
    for index in &table.indexes {
        let columns: Vec<&str> =
            index.columns.iter().map(|name| name.as_deref().unwrap_or(words.get("produced.expression"))).collect();
        let mut text = if index.unique { "UNIQUE INDEX".to_owned() } else { "INDEX".to_owned() };
        text = format!("{text} {} ({})", index.name, columns.join(", "));
        if index.partial {
            text = format!("{text} WHERE {}", drawing.sight.look.glyphs.more());
        }
        drawing.keep(vec![Piece::mark("  ", Role::Text), Piece::mark(clean_line(&text).into_owned(), Role::Text)]);
    }
}
