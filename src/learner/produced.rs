//! What a run made that is worth looking at: documents, curves, tables.

use super::{Exchange, Schema, StatementResult, Trouble};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a run made, beside its checks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Produced {
    /// Nothing to look at.
    #[default]
    Nothing,
    /// The requests of an http lab and what came back.
    Exchanges {
        /// In order.
        exchanges: Vec<Exchange>,
    },
    /// The files of a config lab as they were read.
    Documents {
        /// Those of a known format, in the order of the lab.
        files: Vec<DocumentFile>,
    },
    /// The runs of a model.
    Simulation {
        /// What the model can be told, in its order.
        #[serde(default)]
        declared: Vec<Parameter>,
        /// Those that were kept, in order, and the present one last.
        runs: Vec<Simulated>,
    },
    /// What came of SQL.
    Tables {
        /// The learner's statements, in order.
        statements: Vec<StatementResult>,
        /// What the database held after them.
        schema: Schema,
    },
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentFile {
    /// Its path.
    pub path: String,
    /// What its format is called.
    pub format: String,
    /// Why it could not be read.
    pub trouble: Option<Trouble>,
    /// Its tree, line by line; empty when it could not be read.
    pub lines: Vec<DocumentLine>,
    /// How many lines more there are.
    pub omitted: usize,
}

/// A value of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// How deep it stands, from 0.
    pub depth: u16,
    /// Its key, or its number in a list, from 0.
    pub key: String,
    /// The value; empty for what holds others.
    pub value: String,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
}

/// What kind of value a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterKind {
    /// A number.
    #[default]
    Number,
    /// One of some values.
    Choice,
    /// On or off.
    Boolean,
}

/// Something that a model can be told.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameter {
    /// Its name in the model and in the file of parameters.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What it takes.
    pub kind: ParameterKind,
    /// The least number.
    pub min: Option<f64>,
    /// The most.
    pub max: Option<f64>,
    /// Between numbers, counted from the least one, or from 0.
    pub step: Option<f64>,
    /// What it is measured in.
    pub unit: String,
    /// The values of a choice.
    pub options: Vec<Value>,
    /// The value without another.
    pub default: Value,
}

/// A run of a model.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Simulated {
    /// What it ran with.
    pub parameters: Map<String, Value>,
    /// What came of it, in numbers.
    pub metrics: Vec<Metric>,
    /// What came of it, as curves.
    pub series: Vec<Series>,
    /// What the model says of it.
    pub notes: Vec<String>,
}

/// A number that a model computes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// Its name in the model.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// The number; `None` when there is none, such as the mean of nothing.
    pub value: Option<f64>,
    /// What it is measured in.
    pub unit: String,
    /// `lower` or `higher`, when one of them is better.
    pub better: Option<String>,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesKind {
    /// A curve over `x`.
    Line,
    /// How often each of the values in `y` occurs.
    Histogram,
    /// A bar for each name in `labels`.
    Bars,
    /// The values in `y` by rank.
    Percentiles,
}

/// A curve, bars, or values to count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name for people.
    pub name: String,
    /// How it is drawn.
    pub kind: SeriesKind,
    /// Where each point of a line stands; empty for 0, 1, 2, …
    pub x: Vec<f64>,
    /// The names of bars.
    pub labels: Vec<String>,
    /// The values; `None` where there is a gap.
    pub y: Vec<Option<f64>>,
    /// What `y` is measured in.
    pub unit: String,
}
