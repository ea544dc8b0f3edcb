//! Promise: each code is earned by the files in its folder, and says what is written there.
//!
//! `diagnostics/HB0301/` holds a pack, or single files that are put into one, and `expected.txt`. `BLESS=1` rewrites it.

use crate::support::Folder;
use hornbook::base::diag::{Diagnostic, codes, render};
use hornbook::pack::{Pack, inspect};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/diagnostics")
}

/// Codes whose inputs are too large for a folder (tests/suite/packs.rs, tests/suite/markdown.rs and src/pack/directives.rs make them),
/// or that are earned by running a lab (tests/suite/lab_proof.rs).
const MADE_ELSEWHERE: &[&str] = &[
    "HB0105", "HB0107", "HB0501", "HB0502", "HB0503", "HB0504", "HB0505", "HB0506", "HB0606", "HB0611", "HB0612",
    "HB0613", "HB0614", "HB0615", "HB0616",
];

/// A pack of the folder's files, completed where something is missing.
fn pack(case: &Path) -> Folder {
    let pack = Folder::with(&[
        ("pack.toml", "format = 1\nid = \"case\"\ntitle = \"Case\"\n"),
        ("SUMMARY.md", "# Summary\n\n- [One](one/lesson.md)\n"),
        ("one/lesson.md", "# One\n\nText.\n"),
    ]);
    for file in files(case) {
        let name = file.strip_prefix(case).unwrap().to_str().unwrap().to_owned();
        let place = match name.as_str() {
            "expected.txt" => continue,
            "pack.toml" | "SUMMARY.md" | "glossary.toml" => name,
            _ => format!("one/{name}"),
        };
        pack.write(&place, &fs::read(&file).unwrap());
    }
    pack
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What is found where a code is looked for: those of HB07 are earned under `--strict`.
fn found_in(pack: &Folder, code: &str) -> Vec<Diagnostic> {
    inspect(&Pack::open(pack.path()).unwrap(), code.starts_with("HB07")).found
}

#[test]
fn every_code_is_earned_and_says_what_is_expected() {
    let mut wrong = Vec::new();
    for info in codes().filter(|info| !MADE_ELSEWHERE.contains(&info.code)) {
        let case = root().join(info.code);
        if !case.is_dir() {
            wrong.push(format!("{}: no folder earns it", info.code));
            continue;
        }
        let pack = pack(&case);
        let found = found_in(&pack, info.code);
        if !found.iter().any(|problem| problem.code == info.code) {
            wrong.push(format!(
                "{}: its folder does not earn it: {:?}",
                info.code,
                found.iter().map(|p| p.code).collect::<Vec<_>>()
            ));
        }
        let rendered = render::human(&found, render::Style::default());
        let expected = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &rendered).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != rendered {
            wrong.push(format!("{}: expected.txt is not\n{rendered}", info.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_folder_is_left_over() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(codes().any(|info| info.code == name), "diagnostics/{name} belongs to no code");
    }
}

/// The examples of an explanation: the file they name, what is wrong and what is right.
fn examples(explanation: &str) -> Option<(String, String, String)> {
    let mut fences = explanation.split("```toml ").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once('\n')?;
        Some((name.trim().to_owned(), rest.split("\n```").next()?.to_owned()))
    });
    let ((name, bad), (other, good)) = (fences.next()?, fences.next()?);
    assert_eq!(name, other);
    Some((name, bad, good))
}

/// Codes whose short example shows one of several cases that only together are a problem.
const SHOWN_IN_PART: &[&str] = &["HB0323", "HB0416"];

#[test]
fn every_explanation_shows_what_earns_the_code_and_what_does_not() {
    let mut tried = 0;
    for info in codes() {
        assert!(!info.explanation.trim().is_empty() && !info.title.ends_with('.'), "{}", info.code);
        let Some((name, bad, good)) = examples(info.explanation) else { continue };
        let found = |text: &str| {
            let pack = Folder::with(&[
                ("pack.toml", "format = 1\nid = \"case\"\ntitle = \"Case\"\n"),
                ("SUMMARY.md", "# Summary\n\n- [HTTP](http/lesson.md)\n- [Routing](one/lesson.md)\n"),
                ("http/lesson.md", "# HTTP\n"),
                ("http/lesson.toml", "id = \"http\"\n"),
                ("one/lesson.md", "# Routing\n\n## Matching order\n\nIn order.\n"),
                ("one/lesson.toml", "id = \"routing\"\n"),
                ("glossary.toml", "[[terms]]\nterm = \"path parameter\"\ndefinition = \"d\"\n"),
                ("one/quiz.toml", "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"?\"\nanswer.answer = true\n"),
            ]);
            if info.code == "HB0321" {
                pack.write(
                    "one/lesson.toml",
                    b"id = \"routing\"\n[[objectives]]\nid = \"match-order\"\ntext = \"t\"\n",
                );
            }
            let place = if name == "glossary.toml" { name.clone() } else { format!("one/{name}") };
            pack.write(&place, text.as_bytes());
            found_in(&pack, info.code).iter().any(|problem| problem.code == info.code)
        };
        assert!(found(&bad) || SHOWN_IN_PART.contains(&info.code), "{}: the wrong example is right", info.code);
        assert!(!found(&good), "{}: the right example is wrong", info.code);
        tried += 1;
    }
    assert!(tried > 35, "{tried} explanations have examples");
}
