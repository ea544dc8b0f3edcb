//! Fenced code: what the info string says, and which lines are hidden.

use crate::course::{BlockKind, Code};

/// What an info string says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    language: String,
    attributes: Vec<(String, String)>,
    words: Vec<String>,
}

impl Info {
    /// Reads `lang,word key="value" word`; anything it does not know is kept as a word and harms nothing.
    pub(super) fn parse(info: &str) -> Self {
        let mut parsed = Self::default();
        let mut rest = info.trim();
        let mut first = true;
        while !rest.is_empty() {
            let end = rest.find(|c: char| c == ',' || c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let after_space = after.trim_start();
            if let Some(value) = after_space.strip_prefix('=') {
                let (value, after) = attribute_value(value.trim_start());
                parsed.attributes.push((word.to_lowercase(), value.to_owned()));
                rest = after;
            } else {
                if first {
                    word.to_lowercase().clone_into(&mut parsed.language);
                } else if !word.is_empty() {
                    parsed.words.push(word.to_lowercase());
                }
                rest = after;
            }
            first = false;
            rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        }
        // mdbook-quiz and rustdoc write `{.rust .numberLines}` too.
        parsed.language = parsed.language.trim_matches(|c| matches!(c, '{' | '}' | '.')).to_owned();
        parsed
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.split_once('"').unwrap_or((quoted, ""));
    }
    let end = text.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(text.len());
    text.split_at(end)
}

/// Makes the block of a fence.
pub(super) fn block(info: &str, text: String, hidden: &[(String, String)]) -> BlockKind {
    let info = Info::parse(info);
    let text = text.strip_suffix('\n').map(str::to_owned).unwrap_or(text);
    match info.language.as_str() {
        "diagram" => BlockKind::Diagram { text, alt: info.attribute("alt") },
        "math" | "latex" | "katex" if info.attributes.is_empty() => BlockKind::Math(text),
        _ => {
            let text = visible_lines(&info.language, text, hidden);
            BlockKind::Code(Code {
                text,
                tab: info.attribute("tab"),
                title: info.attribute("title").or_else(|| info.attribute("filename")),
                ran: info.attribute("ran"),
                checked: info.attribute("checked"),
                output: info.language == "output" || info.words.iter().any(|word| word == "output"),
                language: if info.language == "output" { String::new() } else { info.language },
            })
        }
    }
}

/// Leaves out the lines that mdBook hides: `# ` in Rust, a configured prefix elsewhere.
fn visible_lines(language: &str, text: String, hidden: &[(String, String)]) -> String {
    let kept: Vec<String> = if matches!(language, "rust" | "rs") {
        text.split('\n').filter_map(rust_line).collect()
    } else if let Some((_, prefix)) = hidden.iter().find(|(name, _)| name == language) {
        text.split('\n').filter(|line| !line.trim_start().starts_with(prefix.as_str())).map(str::to_owned).collect()
    } else {
        return text;
    };
    kept.join("\n")
}

/// Returns a line of Rust as readers see it: none for `# hidden`, one mark less for `## shown`.
fn rust_line(line: &str) -> Option<String> {
    let trimmed = line.trim_start();
    if trimmed == "#" || trimmed.starts_with("# ") {
        return None;
    }
    let indent = &line[..line.len() - trimmed.len()];
    Some(match trimmed.strip_prefix("##") {
        Some(rest) if trimmed == "##" || rest.starts_with(' ') || rest.starts_with('#') => format!("{indent}#{rest}"),
        _ => line.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(info: &str, text: &str) -> Code {
        match block(info, text.to_owned(), &[("python".into(), "~".into())]) {
            BlockKind::Code(code) => code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn attributes_are_read_quoted_and_bare() {
        let code = code("python tab=\"Py thon\" title=a.py ran=\"3.14, 2026\" output", "x\n");
        assert_eq!(
            (code.language.as_str(), code.tab.as_deref(), code.title.as_deref()),
            ("python", Some("Py thon"), Some("a.py"))
        );
        assert_eq!((code.ran.as_deref(), code.output, code.text.as_str()), (Some("3.14, 2026"), true, "x"));
        assert_eq!(self::code("rust,ignore,does_not_compile", "").language, "rust");
        assert_eq!(self::code("tab=\"Go\"", "").tab.as_deref(), Some("Go"));
    }

    #[test]
    fn hidden_lines_go_and_doubled_marks_lose_one() {
        assert_eq!(
            code("rust", "# use x;\nfn main() {}\n#\n## kept\n#[derive]\n").text,
            "fn main() {}\n# kept\n#[derive]"
        );
        assert_eq!(code("python", "~hidden\nshown\n").text, "shown");
        assert_eq!(code("sh", "# a comment\n").text, "# a comment");
    }

    #[test]
    fn a_diagram_keeps_its_words() {
        let block = block("diagram alt=\"two boxes\"", "a -> b\n".into(), &[]);
        assert_eq!(block, BlockKind::Diagram { text: "a -> b".into(), alt: Some("two boxes".into()) });
    }
}
