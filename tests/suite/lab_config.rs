//! A config lab: the files are read by real parsers, and the checks see documents, texts, places and what could not be read.

use crate::support::labs::{lab, run, summary};
use hornbook::course::{ConfigFormat, Lab, LabKind};
use hornbook::learner::Produced;

fn config(files: &[(&str, &str)], checks: &str) -> Lab {
    lab(LabKind::Config, "", files, checks)
}

const CHECKS: &str = "
import { test } from 'node:test';
import { documents, texts, positions, problems } from 'lab';

test('the api listens on 8080', () => {
  const { port } = documents['app.toml'].server;
  if (port !== 8080) throw new Error(`port is ${port}, on line ${positions['app.toml']['/server/port'].line}`);
});
test('the image is pinned', () => {
  if (!/node:\\d/.test(documents['compose.yaml'].services.api.image)) throw new Error('it is not');
});
test('a comment says why', () => {
  if (!texts['app.toml'].includes('# why')) throw new Error(`${problems.length} problems`);
});
";

#[test]
fn checks_see_documents_texts_and_places() {
    let good = [
        ("app.toml", "# why\n[server]\nport = 8080\n"),
        ("compose.yaml", "services:\n  api:\n    image: node:24\n"),
        ("notes.txt", "free text"),
    ];
    let verdict = run(&config(&good, CHECKS));
    assert_eq!(
        summary(&verdict),
        [
            "+ app.toml can be read as TOML",
            "+ compose.yaml can be read as YAML",
            "+ the api listens on 8080",
            "+ the image is pinned",
            "+ a comment says why",
        ]
    );
    assert!(verdict.passed());
    let Produced::Documents { files } = verdict.produced else { panic!("no documents") };
    let lines: Vec<_> =
        files[1].lines.iter().map(|line| (line.depth, line.key.as_str(), line.value.as_str(), line.line)).collect();
    assert_eq!(lines, [(0, "services", "", 1), (1, "api", "", 2), (2, "image", "\"node:24\"", 3)]);

    let wrong = [("app.toml", "[server]\nport = 80\n"), good[1]];
    let verdict = run(&config(&wrong, CHECKS));
    assert_eq!(
        summary(&verdict)[2..],
        [
            "- the api listens on 8080: Error: port is 80, on line 2",
            "+ the image is pinned",
            "- a comment says why: Error: 0 problems"
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_the_first_trouble_and_the_rest_is_still_checked() {
    let files =
        [("app.toml", "# why\n[server]\nport = 8080\n"), ("compose.yaml", "services:\n  api:\n  image: \"node:24\n")];
    let verdict = run(&config(&files, CHECKS));
    let lines = summary(&verdict);
    assert_eq!(lines[0], "+ app.toml can be read as TOML");
    assert!(lines[1].starts_with("- compose.yaml can be read as YAML: "), "{lines:?}");
    let at = verdict.checks[1].trouble.as_ref().unwrap().at.clone().unwrap();
    assert_eq!((at.file.as_str(), at.line, at.column), ("compose.yaml", 3, 10));
    assert_eq!(
        lines[2..],
        [
            "+ the api listens on 8080",
            "- the image is pinned: not looked at: compose.yaml cannot be read yet, see line 3",
            "+ a comment says why"
        ]
    );
    assert!(!verdict.passed());
}

#[test]
fn checks_that_take_a_document_apart_at_once_leave_the_parsers_word_alone() {
    let checks = "import { test } from 'node:test';\nimport { documents } from 'lab';\nconst { a } = documents['a.json'];\ntest('a', () => {});";
    let verdict = run(&config(&[("a.json", "{\"a\": 1,}")], checks));
    assert_eq!(verdict.stopped, None);
    assert_eq!(
        summary(&verdict),
        ["- a.json can be read as JSON: a comma stands after the last item; JSON has commas only between items"]
    );
    let verdict = run(&config(&[("a.json", "{\"b\": 1}")], "import 'nowhere';"));
    assert!(verdict.stopped.is_some(), "{:?}", summary(&verdict));
}

#[test]
fn a_lab_may_say_what_a_file_is() {
    let checks = "import { test } from 'node:test';\nimport { documents } from 'lab';\ntest('a', () => { if (documents.rules.a !== 1) throw 0; });";
    let mut asked = config(&[("rules", "a: 1\n")], checks);
    assert!(!run(&asked).passed());
    asked.formats = vec![("rules".into(), ConfigFormat::Yaml)];
    assert_eq!(summary(&run(&asked)), ["+ rules can be read as YAML", "+ a"]);
}

#[test]
fn the_order_of_keys_is_that_of_the_file() {
    let checks = "import { test } from 'node:test';\nimport { documents } from 'lab';\ntest(Object.keys(documents['a.yaml']).join(), () => {});";
    assert_eq!(summary(&run(&config(&[("a.yaml", "z: 1\nb: 2\na: 3\n")], checks)))[1..], ["+ z,b,a"]);
}

#[test]
fn what_checks_ask_of_a_config_lab_is_answered_in_words() {
    let checks = "import { test } from 'node:test';\nimport { drive } from 'lab';\ntest('a', async () => { await drive('x'); });";
    let verdict = run(&config(&[("a.yaml", "z: 1\n")], checks));
    assert_eq!(summary(&verdict)[1..], ["- a: Error: a config lab runs nothing that could be asked"]);
}

#[test]
fn bombs_end_with_a_word() {
    let mut laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for pair in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"] {
        let (one, two) = pair.split_at(1);
        laughs += &format!("{two}: &{two} [{}]\n", vec![format!("*{one}"); 9].join(","));
    }
    let deep: String = (0..63).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let long = format!("[{}0]", "0,".repeat(120_000));
    let checks = "import { test } from 'node:test';\ntest('a', () => {});";
    let files = [
        ("laughs.yaml", laughs.as_str()),
        ("deep.yaml", &deep),
        ("long.json", &long),
        ("nest.xml", &"<a>".repeat(80_000)),
    ];
    let mut bombs = config(&files, checks);
    bombs.millis = 10_000;
    let lines = summary(&run(&bombs));
    assert!(lines[0].starts_with("- laughs.yaml"), "{lines:?}");
    assert_eq!(lines[1], "+ deep.yaml can be read as YAML");
    assert!(lines[2].contains("larger than the laboratory takes"), "{lines:?}");
    assert!(lines[3].starts_with("- nest.xml"), "{lines:?}");
    let large = vec!["{}\n".repeat(80_000); 40];
    let names: Vec<String> = (0..large.len()).map(|at| format!("{at}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(large.iter().map(String::as_str)).collect();
    let lines = summary(&run(&config(&files, checks)));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("larger than the sandbox takes"), "{lines:?}");
}

#[test]
fn the_examples_of_the_documentation_are_what_checks_see() {
    let text = include_str!("../../docs/lab-documents.md");
    // Odd pieces lie within fences.
    let fences: Vec<(&str, &str)> =
        text.split("```").skip(1).step_by(2).map(|fence| fence.split_once('\n').unwrap()).collect();
    let mut examples = Vec::new();
    for pair in fences.windows(2) {
        if let [(info, source), ("json", document)] = pair
            && let Some((_, path)) = info.split_once(' ')
        {
            examples.push((path, *source, *document));
        }
    }
    assert!(examples.len() >= 10, "{}", examples.len());
    let files: Vec<(&str, &str)> = examples.iter().map(|(path, source, _)| (*path, *source)).collect();
    let checks = "import { test } from 'node:test';\nimport { documents } from 'lab';\nfor (const path of Object.keys(documents)) test(`${path} ${JSON.stringify(documents[path])}`, () => {});";
    let verdict = run(&config(&files, checks));
    assert!(verdict.passed(), "{:?}", summary(&verdict));
    for (path, _, document) in examples {
        let expected: serde_json::Value = serde_json::from_str(document).unwrap();
        let seen = verdict
            .checks
            .iter()
            .find_map(|check| {
                check.name.strip_prefix(&format!("{path} {}", if expected.is_array() { "[" } else { "{" }))
            })
            .unwrap_or_else(|| panic!("{path}"));
        let seen = format!("{}{seen}", if expected.is_array() { "[" } else { "{" });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&seen).unwrap(), expected, "{path}");
    }
}
