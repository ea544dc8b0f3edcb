//! Colours for code: slow the first time a language is met (its patterns are compiled then), so always beside the frame and never in it.

use super::Role;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// Which bytes of a line have which role.
pub(super) type Spans = Vec<(Range<usize>, Role)>;

/// The same for each line.
pub(super) type Lines = Vec<Spans>;

/// Colours of code by [`colour_key`].
pub(super) type Colours = HashMap<u64, Arc<Lines>>;

/// Code that waits for colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HighlightJob {
    key: u64,
    language: String,
    text: String,
}

/// Colours that are ready.
#[derive(Debug, Clone)]
pub struct Highlighted {
    pub(super) key: u64,
    pub(super) lines: Arc<Lines>,
}

/// The most bytes of one block that are coloured: nobody reads more, and the time grows with them.
const LIMIT: usize = 100_000;

/// The most bytes of a line that are coloured: generated lines can hold a pattern up for seconds.
const LONGEST: usize = 2_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names a language and a text. A collision costs a wrong colour, no more.
pub(super) fn colour_key(language: &str, text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (language, text).hash(&mut hasher);
    hasher.finish()
}

impl HighlightJob {
    /// Makes a job for code and its [`colour_key`]; `None` when there is nothing to colour.
    pub(super) fn new(key: u64, language: &str, text: &str) -> Option<Self> {
        (is_coloured(language) && text.len() <= LIMIT).then(|| Self {
            key,
            language: language.to_owned(),
            text: text.to_owned(),
        })
    }

    /// Finds the colours. A pattern that fails costs the colours of this block and nothing else.
    pub fn run(self) -> Highlighted {
        let lines = std::panic::catch_unwind(|| colour(&self.language, &self.text)).unwrap_or_default();
        Highlighted { key: self.key, lines: Arc::new(lines) }
    }
}

/// Whether code in this language has colours at all.
pub(super) fn is_coloured(language: &str) -> bool {
    !language.is_empty() && !matches!(language, "text" | "txt" | "plain" | "none" | "output")
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let token = match language {
        "js" | "mjs" | "cjs" | "node" | "jsx" => "js",
        "ts" | "mts" => "ts",
        "py" | "python3" => "python",
        "golang" => "go",
        "rb" => "ruby",
        "rs" => "rust",
        "c++" | "cc" | "hpp" => "cpp",
        "c#" | "csharp" => "cs",
        "kt" => "kotlin",
        "ex" | "exs" => "elixir",
        "yml" => "yaml",
        "jsonc" | "json5" => "json",
        "sh" | "shell" | "zsh" | "console" | "shell-session" | "shellsession" | "terminal" => "bash",
        "node-repl" | "javascript" => "js",
        "erb" | "eruby" => "HTML (Rails)",
        "env" | "dotenv" => "bash",
        "conf" | "cfg" => "ini",
        "patch" => "diff",
        "docker" | "dockerfile" => "Dockerfile",
        "tf" | "hcl" => "terraform",
        "make" => "makefile",
        "protobuf" => "proto",
        "gql" => "graphql",
        other => other,
    };
    SYNTAXES.find_syntax_by_token(token).or_else(|| SYNTAXES.find_syntax_by_name(token))
}

fn colour(language: &str, text: &str) -> Lines {
    let Some(mut parser) = Parser::new(language) else { return Vec::new() };
    text.split('\n').map_while(|line| parser.try_line(line)).collect()
}

/// Goes through a text line by line.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    state: ParseState,
    stack: ScopeStack,
    java: bool,
}

impl Parser {
    /// Makes a parser for a language; `None` for one that is not known.
    pub(super) fn new(language: &str) -> Option<Self> {
        let syntax = syntax(language)?;
        Some(Self { state: ParseState::new(syntax), stack: ScopeStack::new(), java: syntax.name == "Java" })
    }

    /// Returns the colours of the next line; none of one that cannot be parsed.
    pub(super) fn line(&mut self, line: &str) -> Spans {
        self.try_line(line).unwrap_or_default()
    }

    /// Returns the colours of the next line; `None` when the grammar fails.
    fn try_line(&mut self, line: &str) -> Option<Spans> {
        if line.len() > LONGEST {
            return Some(Vec::new());
        }
        let changes = self.state.parse_line(&format!("{line}\n"), &SYNTAXES).ok()?;
        let mut spans: Spans = Vec::new();
        let mut at = 0;
        let mut add = |range: Range<usize>, stack: &ScopeStack| {
            let range = range.start.min(line.len())..range.end.min(line.len());
            if let Some(role) = role(stack.as_slice()).filter(|_| !range.is_empty()) {
                match spans.last_mut() {
                    Some((last, same)) if *same == role && last.end == range.start => last.end = range.end,
                    _ => spans.push((range, role)),
                }
            }
        };
        for (place, change) in changes {
            add(at..place, &self.stack);
            at = place;
            self.stack.apply(&change).ok()?;
        }
        add(at..line.len(), &self.stack);
        if self.java {
            later_java(line, &mut spans);
        }
        Some(spans)
    }
}

/// Words that Java took up after its grammar was written (JLS 25, 3.9): they are keywords only where a name follows.
fn later_java(line: &str, spans: &mut Vec<(Range<usize>, Role)>) {
    for word in ["record", "sealed", "non-sealed", "permits"] {
        for (at, _) in line.match_indices(word) {
            let range = at..at + word.len();
            let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
            let alone = !line[..at].ends_with(part_of_name) && !line[range.end..].starts_with(part_of_name);
            let named = line[range.end..].trim_start().starts_with(char::is_alphabetic) || range.end == line.len();
            let quoted = spans.iter().any(|(span, role)| {
                matches!(role, Role::Literal | Role::Comment) && span.start < range.end && range.start < span.end
            });
            if !alone || !named || quoted {
                continue;
            }
            let mut kept = Vec::with_capacity(spans.len() + 2);
            for (span, role) in spans.drain(..) {
                kept.push((span.start..span.end.min(range.start), role));
                kept.push((span.start.max(range.end)..span.end, role));
            }
            kept.push((range, Role::Keyword));
            kept.retain(|(span, _)| !span.is_empty());
            kept.sort_by_key(|(span, _)| span.start);
            *spans = kept;
        }
    }
}

/// Scopes and their roles, innermost scope first decides.
static ROLES: LazyLock<Vec<(Scope, Role)>> = LazyLock::new(|| {
    [
        ("comment", Role::Comment),
        ("punctuation.definition.comment", Role::Comment),
        ("string", Role::Literal),
        ("punctuation.definition.string", Role::Literal),
        ("constant.numeric", Role::Number),
        ("constant.character.escape", Role::Number),
        ("constant", Role::Constant),
        ("entity.name.function", Role::Function),
        ("support.function", Role::Function),
        ("variable.function", Role::Function),
        ("entity.name.tag", Role::Keyword),
        ("entity.other.attribute-name", Role::Type),
        ("entity.name.type", Role::Type),
        ("entity.name.class", Role::Type),
        ("entity.name", Role::Type),
        ("support.type", Role::Type),
        ("support.class", Role::Type),
        ("storage.type.function", Role::Keyword),
        ("storage", Role::Keyword),
        ("keyword.operator", Role::Punctuation),
        ("keyword", Role::Keyword),
        ("punctuation", Role::Punctuation),
        ("markup.heading", Role::Keyword),
        ("markup.inserted", Role::Right),
        ("markup.deleted", Role::Wrong),
        ("meta.mapping.key", Role::Type),
    ]
    .into_iter()
    .filter_map(|(name, role)| Some((Scope::new(name).ok()?, role)))
    .collect()
});

fn role(stack: &[Scope]) -> Option<Role> {
    stack
        .iter()
        .rev()
        .find_map(|scope| ROLES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, role)| *role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_course_is_known() {
        let names = "js jsx mjs javascript ts typescript tsx python py java go golang ruby rb erb php rust rs c cpp c++ csharp c# \
            kotlin kt elixir sql json jsonc yaml yml toml xml html css bash sh console shell-session http dockerfile nginx ini \
            graphql hcl terraform tf proto protobuf diff make makefile properties markdown";
        for language in names.split_whitespace() {
            assert!(syntax(language).is_some(), "{language}");
        }
    }

    fn roles(language: &str, text: &str) -> Vec<Vec<(String, Role)>> {
        let lines = HighlightJob::new(0, language, text).unwrap().run().lines;
        let named = |(line, spans): (&str, &Vec<(Range<usize>, Role)>)| {
            spans.iter().map(|(range, role)| (line[range.clone()].trim().to_owned(), *role)).collect()
        };
        text.split('\n').zip(lines.iter()).map(named).collect()
    }

    #[test]
    fn words_that_java_took_up_later_are_keywords_where_a_name_follows() {
        let lines = roles(
            "java",
            "public record Point(int x) {}\nsealed interface S permits A, B {}\nvar record = list.record;",
        );
        let has = |line: usize, word: &str| lines[line].contains(&(word.to_owned(), Role::Keyword));
        assert!(has(0, "record") && has(1, "sealed") && has(1, "permits"), "{lines:?}");
        assert!(!has(2, "record"), "{lines:?}");
    }

    #[test]
    fn quotes_belong_to_strings_and_slashes_to_comments() {
        let lines = roles("js", "f('x') // note");
        assert!(lines[0].contains(&("'x'".to_owned(), Role::Literal)), "{lines:?}");
        assert!(lines[0].contains(&("// note".to_owned(), Role::Comment)), "{lines:?}");
    }

    #[test]
    fn endless_lines_and_unknown_languages_stay_plain() {
        let endless = format!("let a = \"{}\";\nlet b = 1;", "x".repeat(3_000));
        let lines = HighlightJob::new(0, "js", &endless).unwrap().run().lines;
        assert!(lines[0].is_empty() && !lines[1].is_empty());
        assert!(HighlightJob::new(0, "no-such-language", "x").unwrap().run().lines.is_empty());
    }

    #[test]
    fn keywords_strings_and_numbers_get_their_roles() {
        let job = HighlightJob::new(0, "js", "const a = \"x\"; // c\nreturn 42;").unwrap();
        let done = job.run();
        let roles = |line: usize| done.lines[line].iter().map(|(_, role)| *role).collect::<Vec<_>>();
        assert!(
            roles(0).contains(&Role::Keyword) && roles(0).contains(&Role::Literal) && roles(0).contains(&Role::Comment)
        );
        assert!(roles(1).contains(&Role::Number));
        assert!(HighlightJob::new(0, "text", "x").is_none());
    }
}
