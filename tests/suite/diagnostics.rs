//! Promise: each code is earned by the files in its folder, and says what is written there.
//!
//! `diagnostics/HB0301/` holds a pack, or single files that are put into one, and `expected.txt`. `BLESS=1` rewrites it.

use crate::support::Folder;
use hornbook::base::diag::{codes, render};
use hornbook::pack::{Pack, check};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/diagnostics")
}

/// Codes whose inputs are too large for a folder: tests/suite/packs.rs, tests/suite/markdown.rs and src/pack/directives.rs make them.
const MADE_ELSEWHERE: &[&str] = &["HB0105", "HB0107", "HB0501", "HB0502", "HB0503", "HB0504", "HB0505", "HB0506"];

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
        let found = check(&Pack::open(pack.path()).unwrap());
        if !found.iter().any(|problem| problem.code == info.code) {
            wrong.push(format!(
                "{}: its folder does not earn it: {:?}",
                info.code,
                found.iter().map(|p| p.code).collect::<Vec<_>>()
            ));
        }
        let rendered = render::human(&found, false);
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
