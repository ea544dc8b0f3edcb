//! Proves that a lab does what its author promises, by running it.

use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Lab, LabFile, LabKind};
use crate::lab::{Cancel, LabError, Laboratory};
use crate::learner::{Trouble, Verdict};
use std::ops::Range;

/// Runs a lab's start, its solution (twice) and its known wrong answers. `file` is its `lab.toml`, for the places of problems.
///
/// # Errors
/// When the sandbox cannot be used.
pub fn prove(
    lab: &Lab,
    file: Option<&SourceText>,
    laboratory: &Laboratory,
    cancel: &Cancel,
) -> Result<Vec<Diagnostic>, LabError> {
    let mut proof = Proof { lab, file, found: Vec::new() };
    let run = |files: &[LabFile]| laboratory.run(lab, files, cancel);
    let solved = run(&lab.solved())?;
    proof.solution(&solved, &run(&lab.solved())?);
    let names: Vec<&str> = solved.checks.iter().map(|check| check.name.as_str()).collect();
    // A learner of a probe begins with nothing that could be run.
    if lab.kind != LabKind::Probe && run(&lab.files)?.passed() {
        let message = format!("the start of \"{}\" passes every check already", lab.title);
        proof.report("HB0611", message, "kind");
    }
    for wrong in &lab.wrong {
        let verdict = run(&lab.with_wrong(wrong))?;
        let name = &wrong.name;
        if !names.contains(&wrong.fails.as_str()) && solved.stopped.is_none() {
            proof.unknown_check(&wrong.fails, &names);
        } else if verdict.checks.iter().any(|check| check.name == wrong.fails && check.trouble.is_none()) {
            let message = format!("the wrong answer `{name}` passes \"{}\"", wrong.fails);
            proof.report("HB0613", message, name);
        } else if verdict.stopped.is_some() {
            let message = format!("the wrong answer `{name}` is stopped before its checks: {}", in_words(&verdict));
            proof.report("HB0613", message, name);
        } else if !verdict.known.contains(name) {
            let message = format!("no check says `known(\"{name}\")` of the wrong answer `{name}`");
            proof.report("HB0614", message, name);
        }
    }
    let of_cards = lab.cards.iter().map(|card| card.check.as_str());
    for check in lab.hints.iter().filter_map(|hint| hint.check.as_deref()).chain(of_cards) {
        if !names.contains(&check) && solved.stopped.is_none() {
            proof.unknown_check(check, &names);
        }
    }
    Ok(proof.found)
}

struct Proof<'a> {
    lab: &'a Lab,
    file: Option<&'a SourceText>,
    found: Vec<Diagnostic>,
}

impl Proof<'_> {
    /// Adds a problem at the first place of `needle` in the lab's file.
    fn report(&mut self, code: &'static str, message: String, needle: &str) {
        let problem = Diagnostic::new(code, message);
        self.found.push(match self.file {
            Some(file) => problem.at(file, place(&file.text, needle)),
            None => problem,
        });
    }

    fn solution(&mut self, first: &Verdict, second: &Verdict) {
        if !first.passed() {
            let message = format!("the solution of \"{}\" does not pass: {}", self.lab.title, in_words(first));
            self.report("HB0612", message, "kind");
        }
        if first != second {
            let message = format!("two runs of the solution of \"{}\" had different results", self.lab.title);
            self.report("HB0616", message, "kind");
        }
    }

    fn unknown_check(&mut self, name: &str, names: &[&str]) {
        let near = crate::base::near::nearest(name, names.iter().copied());
        let help = near
            .map_or_else(|| format!("the checks are {}", names.join("; ")), |near| format!("did you mean \"{near}\"?"));
        self.report("HB0615", format!("there is no check \"{name}\""), name);
        if let Some(last) = self.found.last_mut() {
            last.help = Some(help);
        }
    }
}

fn place(text: &str, needle: &str) -> Range<usize> {
    text.find(needle).map_or(0..0, |at| at..at + needle.len())
}

/// The first thing that went wrong.
fn in_words(verdict: &Verdict) -> String {
    let words = |trouble: &Trouble| {
        let mut words = trouble.message.clone();
        if let (Some(expected), Some(actual)) = (&trouble.expected, &trouble.actual) {
            words.push_str(&format!(" (expected {expected}, got {actual})"));
        }
        if let Some(at) = &trouble.at {
            words.push_str(&format!(" at {}:{}:{}", at.file, at.line, at.column));
        }
        words
    };
    if let Some(trouble) = &verdict.stopped {
        return words(trouble);
    }
    let failed = verdict.checks.iter().find_map(|check| Some((&check.name, check.trouble.as_ref()?)));
    failed.map_or_else(|| "it has no checks".to_owned(), |(name, trouble)| format!("\"{name}\": {}", words(trouble)))
}
