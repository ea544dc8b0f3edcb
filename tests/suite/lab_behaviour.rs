//! What the laboratory offers behaves as Node and Express do: every file of tests/labs/behaviour passes here, and under Node (see docs/contributing.md).

use hornbook::base::clock::Clock;
use hornbook::course::{Access, Lab, LabFile, LabKind, Rich};
use hornbook::lab::{Cancel, Laboratory};
use std::path::Path;

/// A lab of nothing but checks.
fn only_checks(path: &str, text: String) -> Lab {
    let file = |path: &str, text: String| LabFile { path: path.to_owned(), text, access: Access::Hidden };
    Lab {
        id: "behaviour".into(),
        folder: String::new(),
        kind: LabKind::Code,
        title: path.to_owned(),
        brief: Rich::default(),
        minutes: None,
        entry: "app.js".into(),
        seed: Vec::new(),
        files: vec![file("app.js", "export default (req, res) => res.end();".into())],
        solution: Vec::new(),
        wrong: Vec::new(),
        hints: Vec::new(),
        cards: Vec::new(),
        checks: file(path, text),
        drive: None,
        formats: Vec::new(),
        now: 1_780_300_800_000,
        millis: 5_000,
    }
}

#[test]
fn every_behaviour_is_as_in_node() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labs/behaviour");
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let only = std::env::var("BEHAVIOUR").ok();
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let lab = only_checks(&name, std::fs::read_to_string(&path).unwrap());
        let verdict = laboratory.run(&lab, &lab.files, &Cancel::default()).unwrap();
        if let Some(trouble) = &verdict.stopped {
            wrong.push(format!("{name}: stopped: {trouble:?}"));
        }
        count += verdict.checks.len();
        for check in verdict.checks {
            if let Some(trouble) = check.trouble {
                wrong.push(format!("{name}: {}: {trouble:?}", check.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(only.is_some() || count >= 5, "only {count} behaviours");
}
