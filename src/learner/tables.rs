//! What came of SQL: a table for each statement, the plan behind it, and the schema that is there in the end.

use super::CodePlace;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What came of a statement.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StatementResult {
    /// The statement, as it was written.
    pub sql: String,
    /// The file it stands in.
    pub file: String,
    /// The line it begins on, from 1.
    pub line: u32,
    /// The names of its columns; empty for a statement that returns no rows.
    pub columns: Vec<String>,
    /// The first of its rows, in the order of the columns. A whole number beyond what JavaScript's numbers hold is
    /// `{"$integer": "9007199254740993"}`, bytes are `{"$blob": "00ff"}`, what no JSON number is `{"$real": "inf"}`.
    pub rows: Vec<Vec<Value>>,
    /// How many rows there were in all.
    pub count: u64,
    /// How many rows it inserted, changed or deleted; `None` for a statement that does none of it.
    pub changes: Option<u64>,
    /// What went wrong.
    pub error: Option<SqlError>,
    /// How SQLite goes about it; empty for a statement that has no plan.
    pub plan: Vec<PlanNode>,
}

/// What is wrong with a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SqlError {
    /// SQLite's words, or those of the laboratory.
    pub message: String,
    /// SQLite's extended result code: <https://sqlite.org/rescode.html>.
    pub code: i32,
    /// The line of the file, from 1: of the word it is about where SQLite knows it, else of the statement.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

impl SqlError {
    /// Whether the statement could run and the database refused what it wanted to write: a constraint, a trigger.
    pub fn is_constraint(&self) -> bool {
        self.code & 0xff == 19
    }

    /// Returns its place in `file`.
    pub fn place(&self, file: &str) -> CodePlace {
        CodePlace { function: None, file: file.to_owned(), line: self.line, column: self.column }
    }
}

/// A step of a plan: a line of `EXPLAIN QUERY PLAN` and the steps it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanNode {
    /// SQLite's words for it, such as `SEARCH boat USING INDEX …`.
    pub detail: String,
    /// The steps within it.
    pub children: Vec<PlanNode>,
}

/// What a database holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Schema {
    /// Its tables, by name.
    pub tables: Vec<TableShape>,
    /// Its views, by name.
    pub views: Vec<NamedSql>,
    /// Its triggers, by name.
    pub triggers: Vec<NamedSql>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TableShape {
    /// Its name.
    pub name: String,
    /// The statement that would make it.
    pub sql: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnShape>,
    /// Its indexes, by name.
    pub indexes: Vec<IndexShape>,
    /// What it refers to.
    pub references: Vec<Reference>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnShape {
    /// Its name.
    pub name: String,
    /// Its declared type; empty without one.
    #[serde(rename = "type")]
    pub declared: String,
    /// Whether NULL is refused.
    pub required: bool,
    /// The expression of its default.
    pub default: Option<String>,
    /// Its place in the primary key, from 1; 0 outside of it.
    pub key: u32,
    /// Whether it is computed from others.
    pub generated: bool,
}

/// An index of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IndexShape {
    /// Its name.
    pub name: String,
    /// Whether it allows each value once.
    pub unique: bool,
    /// Whether it holds only some of the rows.
    pub partial: bool,
    /// Its columns, in order; an expression is `None`.
    pub columns: Vec<Option<String>>,
    /// The statement that would make it; `None` when it came with a constraint.
    pub sql: Option<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reference {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table that is referred to.
    pub table: String,
    /// Its columns; `None` for the one that is its primary key.
    pub to: Vec<Option<String>>,
    /// What happens when the other row goes: `NO ACTION`, `CASCADE`, …
    pub on_delete: String,
}

/// A view or a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedSql {
    /// Its name.
    pub name: String,
    /// The table that it stands at; for a view its own name.
    pub table: String,
    /// The statement that would make it.
    pub sql: String,
}
