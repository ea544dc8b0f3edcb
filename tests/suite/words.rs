//! Promise: every word of the interface is in the message file, and every message is used.

use std::fs;
use std::path::Path;

fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn code() -> String {
    let mut text = String::new();
    for folder in ["src/tui", "src/page/produced", "src/page/dashboard"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    text
}

/// Keys made from a table: `command.<id>` and `short.<id>`.
fn is_made(key: &str) -> bool {
    key.starts_with("command.") || key.starts_with("short.")
}

#[test]
fn every_message_is_used() {
    let code = code();
    for key in hornbook::base::i18n::Words::english().keys().filter(|key| !is_made(key)) {
        let stem = key.strip_suffix(".one").or(key.strip_suffix(".many")).unwrap_or(key);
        assert!(code.contains(&format!("\"{stem}\"")), "nothing uses {key}");
    }
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let code = code();
    let words = hornbook::base::i18n::Words::english();
    let mut asked = 0;
    for call in ["words.get(\"", "words.with(\"", "self.word(\"", "words.get(if ", "words.count(\""] {
        for (at, _) in code.match_indices(call) {
            let rest = &code[at + call.len()..code[at..].find(')').map_or(code.len(), |end| at + end)];
            let keys: Vec<&str> = if call.ends_with("if ") {
                rest.split('"').skip(1).step_by(2).collect()
            } else {
                rest.split('"').take(1).collect()
            };
            for key in keys {
                asked += 1;
                let key = if call.contains("count") { format!("{key}.many") } else { key.to_owned() };
                assert_ne!(words.get(&key), key, "{key} is not in en.toml");
            }
        }
    }
    assert!(asked > 40, "{asked}");
}

#[test]
fn every_command_of_the_status_line_has_a_short_word() {
    let words = hornbook::base::i18n::Words::english();
    let chrome = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/view/chrome.rs")).unwrap();
    for info in hornbook::tui::COMMANDS {
        let name = format!("C::{:?}", info.command);
        let named =
            chrome.match_indices(&name).any(|(at, _)| !chrome[at + name.len()..].starts_with(char::is_alphanumeric));
        if named {
            let key = format!("short.{}", info.id);
            assert_ne!(words.get(&key), key, "{key} is not in en.toml");
        }
    }
}
