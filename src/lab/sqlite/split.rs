//! A text of SQL → its statements, where each begins. The rules are those of `sqlite3_complete` (<https://sqlite.org/c3ref/complete.html>).

/// A statement without what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lab) struct Piece<'a> {
    /// The statement, with its semicolon if it has one.
    pub(in crate::lab) sql: &'a str,
    /// The byte at which it begins.
    pub(in crate::lab) start: usize,
}

/// Splits a text into its statements; what is only space and comments is none.
pub(in crate::lab) fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(piece) = next(text, at) {
        at = piece.start + piece.sql.len();
        pieces.push(piece);
    }
    pieces
}

/// Returns the first statement of a text.
pub(in crate::lab) fn first(text: &str) -> Option<Piece<'_>> {
    next(text, 0)
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Space,
    Semicolon,
    Word(&'a str),
    Other,
}

/// How far the reading of one statement has come; only the body of a trigger holds semicolons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Explain,
    Create,
    Normal,
    Trigger,
    /// After a semicolon in a trigger.
    Semicolon,
    /// After `; END` in a trigger.
    End,
}

fn next(text: &str, from: usize) -> Option<Piece<'_>> {
    let mut at = from;
    let mut start = None;
    let mut state = State::Start;
    while let Some((token, length)) = token(text.get(at..)?) {
        at += length;
        if token == Token::Space {
            continue;
        }
        if start.is_none() {
            if token == Token::Semicolon {
                continue;
            }
            start = Some(at - length);
        }
        if token == Token::Semicolon && !matches!(state, State::Trigger | State::Semicolon) {
            break;
        }
        state = state.after(token);
    }
    let start = start?;
    Some(Piece { sql: text.get(start..at)?.trim_end(), start })
}

impl State {
    fn after(self, token: Token<'_>) -> Self {
        let word = |known: &str| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case(known));
        match self {
            State::Start if word("explain") => State::Explain,
            State::Explain if word("query") || word("plan") => State::Explain,
            State::Start | State::Explain if word("create") => State::Create,
            State::Create if word("temp") || word("temporary") => State::Create,
            State::Create if word("trigger") => State::Trigger,
            State::Trigger | State::Semicolon if token == Token::Semicolon => State::Semicolon,
            State::Semicolon if word("end") => State::End,
            State::Trigger | State::Semicolon | State::End => State::Trigger,
            _ => State::Normal,
        }
    }
}

/// Returns the token at the start of `rest` and its length in bytes.
fn token(rest: &str) -> Option<(Token<'_>, usize)> {
    let first = rest.chars().next()?;
    let until =
        |end: &str, from: usize| rest.get(from..).and_then(|rest| rest.find(end)).map(|at| from + at + end.len());
    Some(match first {
        ';' => (Token::Semicolon, 1),
        c if c.is_whitespace() => (Token::Space, c.len_utf8()),
        '-' if rest.starts_with("--") => (Token::Space, until("\n", 2).unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => (Token::Space, until("*/", 2).unwrap_or(rest.len())),
        // A doubled quote within reads as two strings, which ends at the same place.
        '\'' => (Token::Other, until("'", 1).unwrap_or(rest.len())),
        '"' => (Token::Other, until("\"", 1).unwrap_or(rest.len())),
        '`' => (Token::Other, until("`", 1).unwrap_or(rest.len())),
        '[' => (Token::Other, until("]", 1).unwrap_or(rest.len())),
        c if is_word(c) => {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (Token::Word(&rest[..length]), length)
        }
        c => (Token::Other, c.len_utf8()),
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|piece| piece.sql).collect()
    }

    #[test]
    fn a_semicolon_ends_a_statement_only_outside_of_strings_and_comments() {
        let text = "SELECT ';', \";\", `;`, [;]; -- a; b\n/* ; */ SELECT 'it''s;' ; ;;\n";
        assert_eq!(texts(text), ["SELECT ';', \";\", `;`, [;];", "SELECT 'it''s;' ;"]);
    }

    #[test]
    fn a_trigger_is_one_statement() {
        let trigger = "CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; DELETE FROM u; END;";
        assert_eq!(texts(&format!("{trigger} SELECT 1")), [trigger, "SELECT 1"]);
        assert_eq!(texts("CREATE TABLE trigger_like (a); SELECT 2").len(), 2);
    }

    #[test]
    fn a_statement_begins_after_what_is_said_about_it() {
        let text = "-- first\nSELECT 1;\n\n  SELECT 2";
        let starts: Vec<usize> = split(text).iter().map(|piece| piece.start).collect();
        assert_eq!(starts, [text.find("SELECT 1").unwrap(), text.find("SELECT 2").unwrap()]);
    }

    #[test]
    fn what_never_ends_is_one_statement() {
        assert_eq!(texts("SELECT 'a; b"), ["SELECT 'a; b"]);
        assert_eq!(texts("/* a; b"), [""; 0]);
        assert_eq!(texts(" ; \n"), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_is_split_in_order(text in "[a-z;'\"\\-/*\\n\\[\\] é]{0,80}") {
            let mut end = 0;
            for piece in split(&text) {
                prop_assert!(piece.start >= end && !piece.sql.is_empty());
                end = piece.start + piece.sql.len();
                prop_assert_eq!(&text[piece.start..end], piece.sql);
            }
        }
    }
}
