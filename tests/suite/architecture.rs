//! Promise: the floors hold, files stay small, and dangerous calls stay where they belong.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and its floor. A room may use rooms on lower floors, and `learner` may use `course`.
const FLOORS: &[(&str, u8)] = &[
    ("base", 0),
    ("course", 1),
    ("learner", 1),
    ("pack", 2),
    ("page", 2),
    ("lab", 2),
    ("quiz", 2),
    ("review", 2),
    ("progress", 2),
    ("search", 2),
    ("study", 3),
    ("tui", 4),
    ("cli", 4),
];

/// Engines that the faces may name although `study` stands between: `page` to draw, `pack` for instructor commands.
const OPEN_TO_FACES: &[&str] = &["page", "pack"];

/// Outside crates and the only places that may name them.
const FENCES: &[(&str, &[&str])] = &[
    ("rusqlite", &["progress/", "lab/", "search/"]),
    ("self_cell", &["lab/js/"]),
    ("fsrs", &["review/"]),
    ("sha1", &["lab/"]),
    ("md5", &["lab/"]),
    ("hmac", &["lab/"]),
    ("pbkdf2", &["lab/"]),
    ("scrypt", &["lab/"]),
    ("hkdf", &["lab/"]),
    ("aes_gcm", &["lab/"]),
    ("ed25519_dalek", &["lab/"]),
    ("rquickjs", &["lab/js/"]),
    ("pulldown_cmark", &["pack/"]),
    ("syntect", &["page/"]),
    ("two_face", &["page/"]),
    ("ratatui", &["tui/", "page/"]),
    ("crossterm", &["tui/"]),
    ("termina", &["tui/"]),
    ("clap", &["cli/"]),
    ("zip", &["pack/"]),
    ("annotate_snippets", &["base/diag/"]),
    ("directories", &["base/dirs.rs"]),
    ("signal_hook", &["tui/", "cli/"]),
    ("serde_saphyr", &["lab/config/"]),
    ("jsonc_parser", &["lab/config/"]),
    ("roxmltree", &["lab/config/"]),
    ("hcl_edit", &["lab/config/"]),
    ("apollo_parser", &["lab/config/"]),
    ("close_fds", &["lab/child.rs"]),
    ("landlock", &["lab/sandbox/"]),
    ("seccompiler", &["lab/sandbox/"]),
    ("libc", &["lab/sandbox/"]),
];

/// Calls and the only places that may make them.
const CALLS: &[(&str, &[&str])] = &[
    ("SystemTime::now", &["base/clock.rs"]),
    ("Instant::now", &["base/clock.rs"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!(", &[]),
    ("eprint!(", &[]),
    ("std::env::", &["base/dirs.rs", "cli/", "lab/sandbox/", "tui/", "main.rs"]),
    ("thread::sleep", &[]),
];

const SOFT_CAP: usize = 400;
const HARD_CAP: usize = 600;
/// Files over the soft cap must stay the exception.
const OVER_SOFT_CAP: usize = 8;

struct Source {
    /// Below `src`, with `/`.
    path: String,
    /// Without its tests.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    assert!(files.len() > 20, "the sources were not found");
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            Source { path, code }
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn code_lines(source: &Source) -> impl Iterator<Item = &str> {
    source.code.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn room_of(path: &str) -> Option<&str> {
    path.split_once('/').map(|(room, _)| room)
}

/// The rooms that a line names by `crate::room`, also within `use crate::{a, b}`.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            rooms.extend(group.split(',').map(|name| name.trim().split(':').next().unwrap_or("")));
        } else {
            rooms.push(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""));
        }
    }
    rooms.retain(|room| floor(room).is_some());
    rooms
}

fn may_use(from: &str, to: &str) -> bool {
    let (Some(own), Some(other)) = (floor(from), floor(to)) else { return true };
    if from == to || (from == "learner" && to == "course") {
        return true;
    }
    if own == 4 && other == 2 {
        return OPEN_TO_FACES.contains(&to);
    }
    other < own
}

#[test]
fn every_room_has_a_floor() {
    for source in sources() {
        if let Some(room) = room_of(&source.path) {
            assert!(floor(room).is_some(), "src/{}: its room has no floor", source.path);
        }
    }
}

#[test]
fn a_file_uses_only_lower_floors() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(room) = room_of(&source.path) else { continue };
        for line in code_lines(&source) {
            for other in rooms_named(line) {
                if !may_use(room, other) {
                    wrong.push(format!("src/{}: {room} must not use {other}: {line}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rule_itself_refuses_what_it_should() {
    assert!(may_use("tui", "study") && may_use("tui", "page") && may_use("study", "pack") && may_use("page", "course"));
    for (from, to) in [
        ("pack", "page"),
        ("tui", "cli"),
        ("cli", "tui"),
        ("tui", "progress"),
        ("base", "course"),
        ("course", "learner"),
    ] {
        assert!(!may_use(from, to), "{from} may use {to}");
    }
    assert_eq!(rooms_named("use crate::{base::text, course, tui::x};"), ["base", "course", "tui"]);
}

#[test]
fn outside_crates_and_calls_stay_behind_their_fences() {
    let mut wrong = Vec::new();
    for source in sources() {
        for line in code_lines(&source) {
            for (name, homes) in FENCES {
                let named = line.contains(&format!("{name}::")) || line.contains(&format!("use {name};"));
                if named && !homes.iter().any(|home| source.path.starts_with(home)) {
                    wrong.push(format!("src/{}: {name} belongs in {homes:?}: {line}", source.path));
                }
            }
            for (call, homes) in CALLS {
                // What the program was built for is no environment.
                let line = line.replace("std::env::consts", "consts");
                if line.contains(call) && !homes.iter().any(|home| source.path.starts_with(home)) {
                    wrong.push(format!("src/{}: `{call}` belongs in {homes:?}: {line}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let sizes: Vec<(usize, String)> = sources()
        .iter()
        .map(|source| (code_lines(source).filter(|line| !line.is_empty()).count(), source.path.clone()))
        .collect();
    let over: Vec<_> = sizes.iter().filter(|(lines, _)| *lines > HARD_CAP).collect();
    assert!(over.is_empty(), "over {HARD_CAP} lines: {over:?}");
    let long: Vec<_> = sizes.iter().filter(|(lines, _)| *lines > SOFT_CAP).collect();
    assert!(long.len() <= OVER_SOFT_CAP, "too many files over {SOFT_CAP} lines: {long:?}");
}

#[test]
fn no_test_file_is_forgotten() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let main = fs::read_to_string(suite.join("main.rs")).unwrap();
    for entry in fs::read_dir(&suite).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_module = path.extension().is_some_and(|extension| extension == "rs") || path.join("mod.rs").exists();
        if is_module && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "tests/suite/main.rs does not name {name}");
        }
    }
}
