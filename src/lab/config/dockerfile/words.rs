//! Words, quotes, flags and arrays of an instruction.

/// What announces a text that follows: `<<EOF`.
pub(super) struct Mark {
    pub(super) name: String,
    /// `<<-` cuts the tabs before each line.
    pub(super) cuts_tabs: bool,
}

/// Splits at white space outside of quotes. Quotes and escapes stay; `None` when a quote is never closed.
pub(super) fn split(text: &str, escape: char) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote: Option<char> = None;
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match quote {
            None if c.is_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            None if matches!(c, '"' | '\'') => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        word.push(c);
        if c == escape && quote != Some('\'') {
            word.extend(letters.next());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    quote.is_none().then_some(words)
}

/// Takes quotes and escapes off a word.
pub(super) fn unquoted(word: &str, escape: char) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut quote: Option<char> = None;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        match quote {
            None if matches!(c, '"' | '\'') => quote = Some(c),
            Some(open) if c == open => quote = None,
            // Within double quotes, only what has a meaning there is escaped.
            Some('"') if c == escape => match letters.peek() {
                Some(next @ ('"' | '$')) => {
                    plain.push(*next);
                    letters.next();
                }
                Some(next) if *next == escape => {
                    plain.push(escape);
                    letters.next();
                }
                _ => plain.push(c),
            },
            None if c == escape => plain.extend(letters.next()),
            _ => plain.push(c),
        }
    }
    plain
}

/// A flag and what it is set to.
pub(super) type Flag = (String, Option<String>);

/// Takes `--name=value` words off the start.
pub(super) fn flags(text: &str) -> (Vec<Flag>, &str) {
    let mut flags = Vec::new();
    let mut rest = text.trim_start();
    while let Some(flag) = rest.strip_prefix("--") {
        let end = flag.find(char::is_whitespace).unwrap_or(flag.len());
        let (word, after) = flag.split_at(end);
        if word.is_empty() {
            break;
        }
        flags.push(match word.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(unquoted(value, '\\'))),
            None => (word.to_owned(), None),
        });
        rest = after.trim_start();
    }
    (flags, rest)
}

/// Reads the exec form: a JSON array of strings and nothing else.
pub(super) fn array(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    text.starts_with('[').then(|| serde_json::from_str(text).ok()).flatten()
}

/// Finds the texts that a command announces: words of digits, `<<`, `-` and a name, perhaps in quotes.
pub(super) fn heredocs(text: &str) -> Vec<Mark> {
    let Some(words) = split(text, '\\') else { return Vec::new() };
    let marks = words.iter().filter_map(|word| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<")?;
        let (rest, cuts_tabs) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
        let name = unquoted(rest, '\\');
        (!name.is_empty() && !name.contains('<')).then_some(Mark { name, cuts_tabs })
    });
    marks.collect()
}
