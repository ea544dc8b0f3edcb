//! What somebody typed, as terms that must all be found.

use super::Filter;
use super::token::{self, Class};

/// The most bytes of a query that count.
pub const LONGEST_QUERY: usize = 1_000;
/// The most terms that count, and the most words of one.
const MOST: usize = 12;

/// A search: words that must all be found, and what narrows it. Any text is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// What narrows it.
    pub filters: Vec<Filter>,
}

/// One thing that must be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Term {
    /// Its words; several are found one behind the other.
    pub(super) words: Vec<String>,
    /// The name with its signs, when it has some.
    pub(super) whole: Option<String>,
    /// Other words that will do in place of a single one.
    pub(super) forms: Vec<String>,
    /// What was probably meant, and whether a word may go on behind it.
    pub(super) meant: Option<(String, bool)>,
    /// Whether the last word may go on.
    pub(super) prefix: bool,
    /// Whether it must be found just so.
    pub(super) quoted: bool,
}

impl Query {
    /// Reads a query: words, `"phrases"`, `part:`, `kind:` and `lesson:`; the last word may be unfinished.
    pub fn new(text: &str) -> Self {
        let mut end = text.len().min(LONGEST_QUERY);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut rest = &text[..end];
        let mut query = Self::default();
        while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
            rest = &rest[start..];
            let value = Filter::NAMES.iter().find_map(|name| {
                let head = rest.get(..name.len() + 1)?;
                (head.ends_with(':') && head[..name.len()].eq_ignore_ascii_case(name))
                    .then(|| (*name, &rest[name.len() + 1..]))
            });
            if let Some((name, after)) = value {
                let (value, behind, _) = piece(after);
                query.filters.extend(Filter::new(name, value).filter(|_| !value.is_empty()));
                rest = behind;
                continue;
            }
            let quoted = rest.starts_with('"');
            let (value, behind, closed) = piece(rest);
            let open = behind.is_empty() && !closed;
            if quoted {
                query.terms.extend(Term::phrase(value, open));
            } else {
                query.names(value, open);
            }
            rest = behind;
        }
        query.terms.truncate(MOST);
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    /// Returns the kind that a filter names and that does not exist.
    pub fn unknown_kind(&self) -> Option<&str> {
        self.filters.iter().find_map(|filter| match filter {
            Filter::Kind(name) if super::Kind::of_name(name).is_none() => Some(name.as_str()),
            _ => None,
        })
    }

    /// Takes a piece without spaces: one term for each name in it.
    fn names(&mut self, piece: &str, open: bool) {
        for name in token::names(piece) {
            let mut term = Term::default();
            token::each(name, &mut |token| match token.class {
                Class::Word => term.words.push(token.text.to_owned()),
                Class::Whole => term.whole = Some(token.text.to_owned()),
                Class::Part => {}
            });
            if term.words.is_empty() {
                continue;
            }
            term.words.truncate(MOST);
            // What has a bracket or a comma behind it is finished.
            term.prefix = open && piece.ends_with(name);
            if term.is_word() {
                term.forms = forms(&term.words[0]);
            }
            self.terms.push(term);
        }
    }
}

/// Cuts the piece at the start of a text: within quotes, or up to a space or a quote. Returns it, the rest, and whether quotes were closed.
fn piece(text: &str) -> (&str, &str, bool) {
    match text.strip_prefix('"') {
        Some(inner) => match inner.find('"') {
            Some(end) => (&inner[..end], &inner[end + 1..], true),
            None => (inner, "", false),
        },
        None => {
            let end = text.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(text.len());
            (&text[..end], &text[end..], false)
        }
    }
}

impl Term {
    /// A phrase within quotes; none without words.
    fn phrase(text: &str, open: bool) -> Option<Self> {
        let mut term = Self { prefix: open && !text.ends_with(char::is_whitespace), quoted: true, ..Self::default() };
        let mut wholes = Vec::new();
        token::each(text, &mut |token| match token.class {
            Class::Word => term.words.push(token.text.to_owned()),
            Class::Whole => wholes.push((token.text.to_owned(), token.range)),
            Class::Part => {}
        });
        // A single name with signs is looked for with them.
        if let [(whole, range)] = wholes.as_slice()
            && range.len() == text.trim().len()
        {
            term.whole = Some(whole.clone());
        }
        term.words.truncate(MOST);
        (!term.words.is_empty()).then_some(term)
    }

    /// Whether it is one word without signs.
    pub(super) fn is_word(&self) -> bool {
        self.words.len() == 1 && self.whole.is_none()
    }

    /// Writes it as an FTS5 expression. Only in names is a single letter the start of a word: everywhere else too much begins with it.
    pub(super) fn expression(&self, in_names: bool) -> String {
        let single = |word: &str| word.chars().nth(1).is_none() && !in_names;
        let mut ways = Vec::new();
        // The word in a name of one word with signs is not what was asked for: `C++` is not `C`.
        if self.words.len() > 1 || self.whole.is_none() {
            let prefix = self.prefix && !self.words.last().is_some_and(|word| single(word));
            ways.push(phrase(&self.words.join(" "), prefix));
        }
        ways.extend(self.whole.as_ref().map(|whole| phrase(whole, self.prefix)));
        ways.extend(self.forms.iter().map(|form| phrase(form, false)));
        ways.extend(self.meant.as_ref().map(|(word, prefix)| phrase(word, *prefix)));
        format!("({})", ways.join(" OR "))
    }
}

/// Writes words as FTS5 takes them literally: within quotes nothing but a quote is special.
fn phrase(words: &str, prefix: bool) -> String {
    format!("\"{}\"{}", words.replace('"', "\"\""), if prefix { " *" } else { "" })
}

/// Returns the singular or the plurals of an English word.
fn forms(word: &str) -> Vec<String> {
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let hisses = |stem: &str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    if let Some(stem) = word.strip_suffix("ies") {
        return vec![format!("{stem}y")];
    }
    if let Some(stem) = word.strip_suffix("es").filter(|stem| hisses(stem)) {
        return vec![stem.to_owned(), format!("{stem}e")];
    }
    match word.strip_suffix('s') {
        Some(stem) if !["s", "u", "i"].iter().any(|end| stem.ends_with(end)) => vec![stem.to_owned()],
        Some(_) => vec![format!("{word}es")],
        None if hisses(word) => vec![format!("{word}es")],
        None => match word.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => vec![format!("{stem}ies")],
            _ => vec![format!("{word}s")],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Query::new(text).terms.iter().map(|term| term.expression(false)).collect()
    }

    #[test]
    fn words_phrases_and_the_word_being_typed() {
        assert_eq!(terms("get rou"), ["(\"get\")", "(\"rou\" *)"]);
        assert_eq!(terms("get rou "), ["(\"get\")", "(\"rou\")"]);
        assert_eq!(terms("\"Get the\" x"), ["(\"get the\")", "(\"x\")"]);
        assert_eq!(Query::new("x").terms[0].expression(true), "(\"x\" *)");
        assert_eq!(terms("\"get the"), ["(\"get the\" *)"]);
        assert_eq!(terms("routes "), ["(\"routes\" OR \"route\")"]);
    }

    #[test]
    fn names_with_signs_are_looked_for_whole_and_as_phrases() {
        assert_eq!(terms("res.sendStatus "), ["(\"res sendstatus\" OR \"res.sendstatus\")"]);
        assert_eq!(terms("C++ "), ["(\"c++\")"]);
        assert_eq!(terms("app.get(path) "), ["(\"app get\" OR \"app.get\")", "(\"path\" OR \"paths\")"]);
        assert_eq!(terms("\"C#\""), ["(\"c#\")"]);
        assert_eq!(terms("日本 "), ["(\"日 本\")"]);
    }

    #[test]
    fn filters_are_no_words() {
        let query = Query::new("part:\"Core concepts\" kind:code LESSON:11 get http://x");
        assert_eq!(
            query.filters,
            [Filter::Part("Core concepts".into()), Filter::Kind("code".into()), Filter::Lesson("11".into())]
        );
        assert_eq!(query.terms.len(), 2);
        assert_eq!(Query::new("kind:dance").unknown_kind(), Some("dance"));
        assert!(Query::new("kind:").is_empty());
    }

    #[test]
    fn a_plural_and_its_singular_find_each_other() {
        for (one, many) in
            [("route", "routes"), ("query", "queries"), ("class", "classes"), ("cache", "caches"), ("index", "indexes")]
        {
            assert!(forms(one).contains(&many.to_owned()), "{one}");
            assert!(forms(many).contains(&one.to_owned()), "{many}");
        }
        assert!(forms("http").len() <= 1 && forms("get").is_empty());
    }
}
