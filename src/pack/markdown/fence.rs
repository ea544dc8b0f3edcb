//! Fenced code: what the info string says, and which lines are hidden.

use crate::course::{BlockKind, Callout, Code};
use std::borrow::Cow;

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

    /// Returns the value of `name="value"`.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(text.len());
    text.split_at(end)
}

/// Returns which callout and which title an `admonish` fence of mdbook-admonish is; `None` for other fences.
pub(super) fn admonition(info: &str) -> Option<(Callout, Option<String>)> {
    if !info.trim_start().get(..8).is_some_and(|word| word.eq_ignore_ascii_case("admonish")) {
        return None;
    }
    let info = Info::parse(info);
    if info.language != "admonish" {
        return None;
    }
    let kind = match info.words.first().map_or("note", String::as_str) {
        "tip" | "hint" | "success" | "check" | "done" => Callout::Tip,
        "important" | "question" | "help" | "faq" | "example" => Callout::Important,
        "warning" | "attention" => Callout::Warning,
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" => Callout::Caution,
        "bug" | "pitfall" => Callout::Pitfall,
        "security" => Callout::Security,
        _ => Callout::Note,
    };
    Some((kind, info.attribute("title").filter(|title| !title.is_empty())))
}

/// Makes the block of a fence.
pub(super) fn block(info: &str, text: String, hidden: &[(String, String)]) -> BlockKind {
    let mut info = Info::parse(info);
    let mut text = text.strip_suffix('\n').map(str::to_owned).unwrap_or(text);
    if info.language == "aquascope" {
        text = without_aquascope(&text);
        "rust".clone_into(&mut info.language);
    }
    match info.language.as_str() {
        "diagram" => BlockKind::Diagram { text, alt: info.attribute("alt") },
        "math" | "latex" | "katex" if info.attributes.is_empty() => BlockKind::Math(text),
        _ => {
            let text = visible_lines(&info, text, hidden);
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

/// Leaves out the lines that mdBook hides: `# ` in Rust, elsewhere the prefix that the fence or the book's settings name.
fn visible_lines(info: &Info, text: String, hidden: &[(String, String)]) -> String {
    let set = || hidden.iter().find(|(name, _)| *name == info.language).map(|(_, prefix)| prefix.clone());
    let kept: Vec<Cow<'_, str>> = if matches!(info.language.as_str(), "rust" | "rs") {
        text.split('\n').filter_map(rust_line).collect()
    } else if let Some(prefix) = info.attribute("hidelines").filter(|prefix| !prefix.is_empty()).or_else(set) {
        text.split('\n').filter(|line| !line.trim_start().starts_with(&prefix)).map(Cow::Borrowed).collect()
    } else {
        return text;
    };
    kept.join("\n")
}

/// Returns Rust as it is without the marks of Aquascope, which draws what a program does to memory: `` `[]` `` and the like, and lines
/// that begin with `#` and are no attribute.
fn without_aquascope(text: &str) -> String {
    let shown = |line: &&str| !line.starts_with('#') || line.starts_with("#[") || line.starts_with("#![");
    let mut out: Vec<String> = Vec::new();
    for line in text.split('\n').filter(shown) {
        let mut kept = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('`') {
            kept.push_str(before);
            let mark = after.split_once('`').filter(|(mark, _)| {
                [('[', ']'), ('{', '}'), ('(', ')')]
                    .iter()
                    .any(|(open, close)| mark.starts_with(*open) && mark.ends_with(*close))
            });
            rest = match mark {
                Some((_, after)) => after,
                None => {
                    kept.push('`');
                    after
                }
            };
        }
        kept.push_str(rest);
        out.push(kept);
    }
    out.join("\n")
}

/// Returns a line of Rust as readers see it: none for `# hidden`, one mark less for `## shown`.
fn rust_line(line: &str) -> Option<Cow<'_, str>> {
    let trimmed = line.trim_start();
    let Some(marked) = trimmed.strip_prefix('#') else { return Some(Cow::Borrowed(line)) };
    if marked.is_empty() || marked.starts_with(' ') {
        return None;
    }
    if !marked.starts_with('#') {
        return Some(Cow::Borrowed(line));
    }
    Some(Cow::Owned(format!("{}{marked}", &line[..line.len() - trimmed.len()])))
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
        assert_eq!(self::code("go tab='A \"b\"' title=\"it's\"", "").tab.as_deref(), Some("A \"b\""));
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
        assert_eq!(code("rust", "##x\n #\n#x").text, "#x\n#x");
        assert_eq!(code("python,hidelines=!!!", "!!!hidden\n~shown\n").text, "~shown");
    }

    #[test]
    fn aquascope_is_rust_with_marks_that_go() {
        let text = "#fn main() {\n#[derive(Debug)]\nlet x = 1;`[]`\nprint(`{}`x);`(focus,paths:x)` `kept` `\n#}\n";
        let code = code("aquascope,interpreter", text);
        assert_eq!(
            (code.language.as_str(), code.text.as_str()),
            ("rust", "#[derive(Debug)]\nlet x = 1;\nprint(x); `kept` `")
        );
    }

    #[test]
    fn admonitions_are_callouts_with_a_title() {
        assert_eq!(admonition("admonish danger title=\"Mind\""), Some((Callout::Caution, Some("Mind".into()))));
        assert_eq!(admonition("admonish"), Some((Callout::Note, None)));
        assert_eq!(admonition("admonished"), None);
        assert_eq!(admonition("rust"), None);
    }

    #[test]
    fn a_diagram_keeps_its_words() {
        let block = block("diagram alt=\"two boxes\"", "a -> b\n".into(), &[]);
        assert_eq!(block, BlockKind::Diagram { text: "a -> b".into(), alt: Some("two boxes".into()) });
    }
}
