//! Physical lines → instructions with their texts.

use super::words;
use crate::lab::config::lines::Lines;
use crate::lab::config::problem::{Place, Problem};

/// Instructions whose texts may follow them.
const WITH_HEREDOCS: [&str; 3] = ["RUN", "COPY", "ADD"];

/// A file, line by line.
pub(super) struct File {
    /// Parser directives with their places.
    pub(super) directives: Vec<(String, String, Place)>,
    /// What joins lines.
    pub(super) escape: char,
    pub(super) instructions: Vec<Logical>,
}

/// An instruction with the lines that continue it.
pub(super) struct Logical {
    pub(super) place: Place,
    /// In upper case.
    pub(super) name: String,
    /// What follows the name.
    pub(super) rest: String,
    pub(super) heredocs: Vec<Heredoc>,
}

/// A text that follows an instruction.
pub(super) struct Heredoc {
    pub(super) name: String,
    pub(super) text: String,
}

/// Reads the lines.
pub(super) fn read(text: &str, places: &Lines<'_>) -> Result<File, Problem> {
    let mut lines = Physical { text, at: 0 };
    let mut file = File { directives: Vec::new(), escape: '\\', instructions: Vec::new() };
    let mut is_head = true;
    while let Some((start, line)) = lines.next() {
        let trimmed = line.trim();
        let place = places.place(start + (line.len() - line.trim_start().len()));
        if is_head {
            if let Some((key, value)) = directive(trimmed) {
                if key == "escape" {
                    file.escape = match value.as_str() {
                        "\\" => '\\',
                        "`" => '`',
                        _ => return Err(Problem::new(place, "escape is \\ or `")),
                    };
                }
                file.directives.push((key, value, place));
                continue;
            }
            is_head = false;
        }
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let whole = lines.continued(line, file.escape);
        let (name, rest) = whole.trim().split_once(char::is_whitespace).unwrap_or((whole.trim(), ""));
        let (name, rest) = (name.to_ascii_uppercase(), rest.trim().to_owned());
        let mut inner = (name.as_str(), rest.as_str());
        if name == "ONBUILD" {
            inner = rest.split_once(char::is_whitespace).unwrap_or((&rest, ""));
        }
        let may_follow = WITH_HEREDOCS.iter().any(|known| inner.0.eq_ignore_ascii_case(known));
        let marks = if may_follow { words::heredocs(inner.1) } else { Vec::new() };
        let mut heredocs = Vec::new();
        for mark in marks {
            let text = lines.heredoc(&mark).ok_or_else(|| {
                Problem::new(place, format!("the text <<{} is never ended", mark.name))
                    .help(format!("a line with nothing but {} ends it", mark.name))
            })?;
            heredocs.push(Heredoc { name: mark.name, text });
        }
        file.instructions.push(Logical { place, name, rest, heredocs });
    }
    Ok(file)
}

/// Reads `# key=value`, of the keys that Docker knows.
fn directive(line: &str) -> Option<(String, String)> {
    let (key, value) = line.strip_prefix('#')?.split_once('=')?;
    let key = key.trim().to_ascii_lowercase();
    matches!(key.as_str(), "syntax" | "escape" | "check").then(|| (key, value.trim().to_owned()))
}

/// The lines that are left.
struct Physical<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Physical<'a> {
    /// Takes a line, without its end, and says where it begins.
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let line = rest.split('\n').next().unwrap_or_default();
        self.at += (line.len() + 1).min(rest.len());
        Some((start, line.strip_suffix('\r').unwrap_or(line)))
    }

    /// Joins a line with those that continue it; comments and empty lines between them do not count.
    fn continued(&mut self, line: &str, escape: char) -> String {
        let mut whole = String::new();
        let mut line = line;
        loop {
            let Some(before) = line.trim_end().strip_suffix(escape) else {
                whole.push_str(line);
                return whole;
            };
            whole.push_str(before);
            loop {
                match self.next() {
                    Some((_, next)) if next.trim().is_empty() || next.trim_start().starts_with('#') => {}
                    Some((_, next)) => {
                        line = next;
                        break;
                    }
                    None => return whole,
                }
            }
        }
    }

    /// Takes the lines until the word that ends them.
    fn heredoc(&mut self, mark: &words::Mark) -> Option<String> {
        let mut text = String::new();
        while let Some((_, line)) = self.next() {
            let line = if mark.cuts_tabs { line.trim_start_matches('\t') } else { line };
            if line == mark.name {
                return Some(text);
            }
            text.push_str(line);
            text.push('\n');
        }
        None
    }
}
