//! Labs for tests, and the laboratory of the real binary.

use hornbook::base::clock::Clock;
use hornbook::course::{Access, Lab, LabFile, LabKind, Rich};
use hornbook::lab::{Cancel, Laboratory};
use hornbook::learner::Verdict;

/// Makes a file that the learner edits.
pub fn file(path: &str, text: &str) -> LabFile {
    LabFile { path: path.to_owned(), text: text.to_owned(), access: Access::Edit }
}

/// Makes a lab of these files and checks.
pub fn lab(kind: LabKind, entry: &str, files: &[(&str, &str)], checks: &str) -> Lab {
    Lab {
        id: "lab".into(),
        folder: String::new(),
        kind,
        title: "A lab".into(),
        brief: Rich::default(),
        minutes: None,
        entry: entry.into(),
        files: files.iter().map(|(path, text)| file(path, text)).collect(),
        solution: Vec::new(),
        wrong: Vec::new(),
        hints: Vec::new(),
        cards: Vec::new(),
        checks: file("checks.js", checks),
        drive: None,
        formats: Vec::new(),
        seed: Vec::new(),
        now: 1_780_300_800_000,
        millis: 2_000,
    }
}

/// The laboratory of the real binary.
pub fn laboratory() -> Laboratory {
    Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system())
}

/// Runs a lab with its own files.
pub fn run(lab: &Lab) -> Verdict {
    laboratory().run(lab, &lab.files, &Cancel::default()).unwrap()
}

/// Says in lines what came of the checks: `+ name`, or `- name: message`.
pub fn summary(verdict: &Verdict) -> Vec<String> {
    let stopped = verdict.stopped.iter().map(|trouble| format!("stopped: {}", trouble.message));
    let checks = verdict.checks.iter().map(|check| match &check.trouble {
        None => format!("+ {}", check.name),
        Some(trouble) => format!("- {}: {}", check.name, trouble.message),
    });
    stopped.chain(checks).collect()
}
