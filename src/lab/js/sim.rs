//! The work child of a sim lab: the author's model, run with the learner's parameters.

use super::engine::Engine;
use super::work::serve;
use crate::course::ConfigFormat;
use crate::lab::config::{self, Document};
use crate::lab::wire::{self, Prepared, Said, Start, Work};
use crate::learner::{Parameter, Produced, Simulated, Trouble};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io::{self, Read, Write};

/// Parameters of runs that the learner keeps to compare with, beside the file of the present ones: a list.
const KEPT: &str = "kept.json";

/// Runs the model for the kept parameters and the present ones, then answers calls to `simulate` until the pipe closes.
///
/// # Errors
/// When the parent is gone.
pub(in crate::lab) fn sim(start: Start, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let stop =
        |output: &mut _, trouble| wire::send(output, &Said { console: Vec::new(), message: Work::Stopped { trouble } });
    let asked = match asked(&start) {
        Ok(asked) => asked,
        Err(trouble) => return stop(output, trouble),
    };
    let engine = match Engine::new(&start, "hornbook:sim", false) {
        Ok(engine) => engine,
        Err(trouble) => return stop(output, trouble),
    };
    let model = start.entry.as_deref().unwrap_or_default();
    let ran = engine
        .call::<()>("load", (model,))
        .and_then(|()| engine.settle())
        .and_then(|()| engine.exchange::<Ran>("prepare", &asked));
    let message = match ran {
        Ok(Ran::Wrong { file, pointer, message }) => Work::Stopped { trouble: asked.trouble(&file, &pointer, message) },
        Ok(Ran::Runs { runs, declared }) => match told(&runs, declared) {
            Ok(prepared) => Work::Ready { prepared: Box::new(prepared) },
            Err(trouble) => Work::Stopped { trouble },
        },
        Err(trouble) => Work::Stopped { trouble },
    };
    let is_ready = matches!(message, Work::Ready { .. });
    wire::send(output, &Said { console: engine.printed(), message })?;
    engine.collect();
    if is_ready { serve(&engine, input, output) } else { Ok(()) }
}

/// What the model is asked.
#[derive(Debug, Serialize)]
struct Asked {
    seed: u64,
    /// The file of the present parameters, and its JSON.
    present: (String, String),
    /// The file of the kept ones, and its JSON.
    kept: (String, String),
    #[serde(skip)]
    documents: Vec<(String, Document)>,
}

/// What the model answers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Ran {
    /// The parameters are not those of the model.
    Wrong { file: String, pointer: String, message: String },
    /// One for each set of parameters.
    Runs { runs: Vec<Simulated>, declared: Vec<Parameter> },
}

/// Reads the files of parameters.
fn asked(start: &Start) -> Result<Asked, Trouble> {
    let present = start.data["parameters"].as_str().unwrap_or_default().to_owned();
    let mut documents = Vec::new();
    let mut json = |path: &str, missing: &str| match start.files.iter().find(|(known, _)| known == path) {
        Some((_, text)) => match config::read(ConfigFormat::Json, text) {
            Ok(document) => {
                let json = document.json.clone();
                documents.push((path.to_owned(), document));
                Ok(json)
            }
            Err(problem) => Err(config::trouble(path, &problem)),
        },
        None => Ok(missing.to_owned()),
    };
    let parameters = json(&present, "{}")?;
    let kept = json(KEPT, "[]")?;
    // Below what a number of JavaScript holds exactly.
    let seed = start.seed & ((1 << 53) - 1);
    Ok(Asked { seed, present: (present, parameters), kept: (KEPT.to_owned(), kept), documents })
}

impl Asked {
    /// Says what is wrong with a parameter, and where it stands.
    fn trouble(&self, file: &str, pointer: &str, message: String) -> Trouble {
        let document = self.documents.iter().find(|(path, _)| path == file).map(|(_, document)| document);
        let place = document.and_then(|document| document.place(pointer).or_else(|| document.place("")));
        match place {
            Some(place) => config::trouble(file, &config::Problem { message, place, help: None }),
            None => Trouble { message, ..Trouble::default() },
        }
    }
}

/// Says what came of the runs, to the checks and to the learner.
fn told(runs: &[Simulated], declared: Vec<Parameter>) -> Result<Prepared, Trouble> {
    let failed = |error: serde_json::Error| Trouble { message: error.to_string(), ..Trouble::default() };
    let shown = runs.iter().map(for_checks).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let data = json!({ "runs": shown, "declared": declared });
    let size = serde_json::to_vec(&data).map_or(usize::MAX, |bytes| bytes.len());
    if size > wire::FRAME / 3 {
        let message = "the runs together hold more than the laboratory takes; keep fewer of them".to_owned();
        return Err(Trouble { message, ..Trouble::default() });
    }
    Ok(Prepared { data, produced: Produced::Simulation { declared, runs: runs.to_vec() }, ..Prepared::default() })
}

/// Gives metrics their names, as the model wrote them.
fn for_checks(run: &Simulated) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(run)?;
    let metrics = run.metrics.iter().map(|metric| Ok((metric.name.clone(), serde_json::to_value(metric)?)));
    value["metrics"] = Value::Object(metrics.collect::<serde_json::Result<_>>()?);
    Ok(value)
}
