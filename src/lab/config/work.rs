//! The work child of a config lab: reads the files and says what they hold.
//!
//! Each file that the learner edits gives a check of its own, first of all: it can be read. What cannot be read is no document; a check
//! that looks at it says so and fails, the others run as ever, so the one mistake to mend stands at the top and is not drowned in others.

use super::document::{Document, read};
use super::problem::Problem;
use crate::course::ConfigFormat;
use crate::lab::wire::{self, Prepared, Reply, Said, Start, Turn, Work};
use crate::learner::{CheckResult, CodePlace, DocumentFile, Produced, Trouble};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::io::{self, Read, Write};

/// A file whose format is known.
#[derive(Debug, Deserialize)]
struct Known {
    path: String,
    format: String,
    /// Whether the learner edits it.
    edits: bool,
}

/// Reads the files, then answers that there is nothing to ask until the pipe closes.
///
/// # Errors
/// When the parent is gone.
pub(in crate::lab) fn work(start: &Start, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut say = |message: Work| wire::send(output, &Said { console: Vec::new(), message });
    let prepared = prepare(start);
    // What the checks are told must leave room for the checks.
    let size = serde_json::to_vec(&prepared.data).map_or(usize::MAX, |bytes| bytes.len());
    if size > wire::FRAME / 2 {
        let message = "the files together hold more than the laboratory takes".to_owned();
        return say(Work::Stopped { trouble: Trouble { message, ..Trouble::default() } });
    }
    say(Work::Ready { prepared: Box::new(prepared) })?;
    let mut now = 0.0;
    loop {
        let turn: Turn = wire::receive(input)?;
        now = turn.until.unwrap_or(now);
        let nothing = json!({ "name": "Error", "message": "a config lab runs nothing that could be asked" });
        let replies = turn.calls.into_iter().map(|call| Reply { id: call.id, result: Err(nothing.clone()) }).collect();
        say(Work::Replies { replies, now })?;
    }
}

fn prepare(start: &Start) -> Prepared {
    let known: Vec<Known> = serde_json::from_value(start.data.clone()).unwrap_or_default();
    let mut told = Told::default();
    let (mut files, mut checks) = (Vec::new(), Vec::new());
    for (path, text) in &start.files {
        told.texts.insert(path.clone(), Value::String(text.clone()));
        let Some(known) = known.iter().find(|known| known.path == *path) else { continue };
        let Some(format) = ConfigFormat::of_name(&known.format) else { continue };
        let found = read(format, text);
        let trouble = found.as_ref().err().map(|problem| trouble(path, problem));
        if known.edits {
            let name = format!("{path} can be read as {}", format.title());
            checks.push(CheckResult { name, trouble: trouble.clone() });
        }
        told.hear(path, &found);
        let (lines, omitted) = found.map_or((Vec::new(), 0), |document| (document.lines, document.omitted));
        files.push(DocumentFile { path: path.clone(), format: format.title().to_owned(), trouble, lines, omitted });
    }
    Prepared { data: told.into_value(), produced: Produced::Documents { files }, checks, ..Prepared::default() }
}

/// What the checks are told.
#[derive(Default)]
struct Told {
    texts: Map<String, Value>,
    documents: Map<String, Value>,
    positions: Map<String, Value>,
    problems: Vec<Value>,
}

impl Told {
    fn hear(&mut self, path: &str, found: &Result<Document, Problem>) {
        match found {
            Ok(document) => {
                // As text: it keeps the order of its keys.
                self.documents.insert(path.to_owned(), Value::String(document.json.clone()));
                let places = document
                    .positions
                    .iter()
                    .map(|(pointer, place)| (pointer.clone(), json!({ "line": place.line, "column": place.column })));
                self.positions.insert(path.to_owned(), Value::Object(places.collect()));
            }
            Err(problem) => self.problems.push(json!({
                "path": path,
                "message": problem.message,
                "line": problem.place.line,
                "column": problem.place.column,
                "help": problem.help,
            })),
        }
    }

    fn into_value(self) -> Value {
        json!({
            "texts": self.texts,
            "documents": self.documents,
            "positions": self.positions,
            "problems": self.problems,
        })
    }
}

/// Says what is wrong with a file, and where.
pub(in crate::lab) fn trouble(path: &str, problem: &Problem) -> Trouble {
    let message = match &problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message.clone(),
    };
    let at =
        CodePlace { function: None, file: path.to_owned(), line: problem.place.line, column: problem.place.column };
    Trouble { message, at: Some(at), ..Trouble::default() }
}
