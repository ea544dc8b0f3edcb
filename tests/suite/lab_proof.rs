//! Promise: a lab is proved by running it: its start fails, its solution passes, each known wrong answer is caught and named.

use crate::support::Folder;
use hornbook::base::clock::Clock;
use hornbook::base::diag::{Diagnostic, render};
use hornbook::pack::{Checked, Pack, inspect};
use hornbook::study::{Cancel, Laboratory, prove};
use std::path::Path;

fn laboratory() -> Laboratory {
    Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system())
}

fn problems(pack: &Path) -> (Vec<Diagnostic>, usize) {
    let pack = Pack::open(pack).unwrap();
    let Checked { mut found, labs } = inspect(&pack, false);
    for (lab, file) in &labs {
        found.extend(prove(lab, file.as_ref(), &laboratory(), &Cancel::default()).unwrap());
    }
    (found, labs.len())
}

#[test]
fn every_lab_of_the_example_pack_is_proved() {
    let (found, labs) = problems(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-pack"));
    assert!(found.is_empty(), "{}", render::human(&found, render::Style::default()));
    assert_eq!(labs, 6);
}

#[test]
fn every_lab_of_the_course_is_proved() {
    let (found, _) = problems(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons"));
    let errors: Vec<_> = found.into_iter().filter(|problem| problem.code.starts_with("HB06")).collect();
    assert!(errors.is_empty(), "{}", render::human(&errors, render::Style::default()));
}

/// A code lab whose module exports a number, with one check.
fn lab(starter: &str, solution: &str, wrong: &str, checks: &str) -> Folder {
    let toml = "kind = \"code\"\ntitle = \"Number\"\nbrief = \"Export 2.\"\n\n[[hints]]\ncheck = \"it is two\"\ntext = \"One more.\"\n\n[[wrong]]\nname = \"three\"\nfails = \"it is two\"\nsays = \"One less.\"\n";
    let drive = "import * as app from './app.js';\nexport const number = () => app.number;\n";
    let pack = Folder::lesson("# One\n\n{{#lab lab}}\n");
    let files = [
        ("lab.toml", toml),
        ("drive.js", drive),
        ("checks.js", checks),
        ("starter/app.js", starter),
        ("solution/app.js", solution),
        ("wrong/three/app.js", wrong),
    ];
    for (path, text) in files {
        pack.write(&format!("one/lab/{path}"), text.as_bytes());
    }
    pack
}

const CHECKS: &str = "import { test } from 'node:test';\nimport assert from 'node:assert/strict';\nimport { drive, known } from 'lab';\n\ntest('it is two', async () => {\n  const number = await drive('number');\n  if (number === 3) known('three');\n  assert.equal(number, 2);\n});\n";

fn codes(pack: &Folder) -> Vec<&'static str> {
    problems(pack.path()).0.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_lab_that_keeps_its_promises_has_no_problem() {
    let pack = lab("export const number = 1;", "export const number = 2;", "export const number = 3;", CHECKS);
    assert_eq!(codes(&pack), [""; 0]);
}

#[test]
fn a_lab_may_have_the_checks_of_another() {
    let pack = lab("export const number = 1;", "export const number = 2;", "export const number = 3;", CHECKS);
    std::fs::rename(pack.join("one/lab/checks.js"), pack.join("one/checks.js")).unwrap();
    let toml = std::fs::read_to_string(pack.join("one/lab/lab.toml")).unwrap();
    for (key, found) in [("..", vec![]), ("../..", vec!["HB0105"]), ("../../..", vec!["HB0106"])] {
        pack.write("one/lab/lab.toml", format!("checks = \"{key}\"\n{toml}").as_bytes());
        assert_eq!(codes(&pack), found, "{key}");
    }
    pack.write("one/lab/lab.toml", format!("checks = \"..\"\n{toml}").as_bytes());
    pack.write("one/lab/checks.js", CHECKS.as_bytes());
    assert_eq!(codes(&pack), ["HB0603"]);
}

#[test]
fn a_start_that_passes_is_reported() {
    let pack = lab("export const number = 2;", "export const number = 2;", "export const number = 3;", CHECKS);
    assert_eq!(codes(&pack), ["HB0611"]);
}

#[test]
fn a_solution_that_fails_is_reported_with_what_it_did() {
    let pack = lab("", "export const number = 4;", "export const number = 3;", CHECKS);
    let (found, _) = problems(pack.path());
    assert_eq!(found[0].code, "HB0612");
    assert!(found[0].message.contains("expected 2, got 4"), "{}", found[0].message);
    let pack = lab("", "export const number = ;", "export const number = 3;", CHECKS);
    let (found, _) = problems(pack.path());
    assert!(found[0].message.contains("SyntaxError") && found[0].message.contains("app.js:1:"), "{}", found[0].message);
}

#[test]
fn a_wrong_answer_must_fail_its_check_and_be_recognised() {
    let passes = lab("", "export const number = 2;", "export const number = 2;", CHECKS);
    assert_eq!(codes(&passes), ["HB0613"]);
    let another = lab("", "export const number = 2;", "export const number = 5;", CHECKS);
    assert_eq!(codes(&another), ["HB0614"]);
}

#[test]
fn names_of_checks_are_compared() {
    let renamed = CHECKS.replace("it is two", "it is the number two");
    let pack = lab("", "export const number = 2;", "export const number = 3;", &renamed);
    assert_eq!(codes(&pack), ["HB0615", "HB0615"]);
}

#[test]
fn a_run_is_the_same_every_time_or_reported() {
    let solution = "export const number = Math.random() < 2 ? 2 : 0;\nconsole.log(Math.random(), Date.now());";
    let pack = lab("", solution, "export const number = 3;", CHECKS);
    assert_eq!(codes(&pack), [""; 0], "chance and time are those of the sandbox");
}

#[test]
fn a_lab_has_its_size() {
    let pack = lab("", "export const number = 2;", "export const number = 3;", CHECKS);
    pack.write("one/lab/given/large.txt", &vec![b'x'; 256 * 1024 + 1]);
    assert_eq!(codes(&pack), ["HB0606"]);
}
