//! Text to the words it is found by.
//!
//! A word is a run of letters and digits, in small letters and without accents. Beside its words a text is found by the *parts* of words in
//! camel case (`send` and `status` in `sendStatus`) and by *whole* names with signs in them (`res.sendstatus`, `content-type`, `c++`,
//! `@transactional`, `user_id`). In scripts that are written without spaces each character is a word and neighbours are found as a phrase:
//! trigrams, the other way, find nothing for words of one or two characters, and in Chinese that is most words.

use std::ops::Range;

/// The most bytes of a word that count; longer ones are keys and hashes, found by their start.
pub(super) const LONGEST: usize = 64;

/// What of the text a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A run of letters and digits, or one character of a script without spaces.
    Word,
    /// A part of a word in camel case.
    Part,
    /// A name with the signs within and around it.
    Whole,
}

/// Something a text is found by.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// In small letters, without accents.
    pub(super) text: &'t str,
    /// The bytes it takes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) class: Class,
    /// The number of the word it is, or in which it begins, from 0.
    pub(super) at: usize,
}

/// Returns the names of a text: what stands between spaces, brackets and quotes.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(breaks).filter(|name| !name.is_empty())
}

/// Calls `see` for each token of a text: a word before its parts, a whole name behind the words in it.
pub(super) fn each(text: &str, see: &mut dyn FnMut(Token<'_>)) {
    let mut run = Run { text, see, folded: String::new(), at: 0 };
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (breaks(c), start) {
            (true, Some(from)) => {
                run.name(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        run.name(from..text.len());
    }
}

/// Whether a character ends a name: spaces, brackets, quotes, and signs that stand between names.
fn breaks(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_whitespace()
            || c.is_ascii_control()
            || matches!(
                c,
                '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\'' | '`' | ',' | ';' | '=' | '|' | '*' | '\\'
            );
    }
    // Signs that are not ASCII are never part of a name.
    !c.is_alphanumeric() && !is_mark(c)
}

/// Whether a character is written on another one and may be left out when looking for words.
fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && matches!(u32::from(c),
        0x300..=0x36f | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x64b..=0x65f | 0x670
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f)
}

/// Whether a character belongs to a script that is written without spaces, or whose words are not what spaces make.
pub(super) fn is_alone(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(u32::from(c),
        // Thai, Lao, Myanmar, Khmer.
        0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff
        // Kana, Han, Hangul and their extensions.
        | 0x1100..=0x11ff | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3031..=0x30ff | 0x3130..=0x318f | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xff66..=0xffdc
        | 0x2_0000..=0x3_ffff)
}

/// Adds a word in small letters and without accents, at most [`LONGEST`] bytes of it.
pub(super) fn fold(word: &str, out: &mut String) {
    let room = out.len() + LONGEST;
    if word.is_ascii() {
        out.push_str(&word[..word.len().min(LONGEST)]);
        let from = out.len() - word.len().min(LONGEST);
        out[from..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        let c = match u32::from(c) {
            // Letters and digits in full width.
            code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
            _ => c,
        };
        for c in c.to_lowercase().filter(|c| !is_mark(*c)) {
            if out.len() + 4 > room {
                return;
            }
            match c {
                'ß' => out.push_str("ss"),
                c => out.extend(nucleo_matcher::chars::normalize(c).to_lowercase()),
            }
        }
    }
}

struct Run<'t, 's> {
    text: &'t str,
    see: &'s mut dyn FnMut(Token<'_>),
    folded: String,
    at: usize,
}

impl Run<'_, '_> {
    /// Takes what stands between two breaks.
    fn name(&mut self, range: Range<usize>) {
        let first = self.at;
        let name = &self.text[range.clone()];
        let mut signs = false;
        let mut start = None;
        for (at, c) in name.char_indices() {
            let alone = is_alone(c);
            let inside = !alone && (c.is_alphanumeric() || (start.is_some() && is_mark(c)));
            if let (false, Some(from)) = (inside, start) {
                self.word(range.start + from..range.start + at);
                start = None;
            }
            if inside && start.is_none() {
                start = Some(at);
            }
            if alone {
                let from = range.start + at;
                self.at += usize::from(self.token(from..from + c.len_utf8(), Class::Word, self.at));
            }
            signs |= c.is_ascii_punctuation();
        }
        if let Some(from) = start {
            self.word(range.start + from..range.end);
        }
        if signs && self.at > first {
            self.whole(range, first);
        }
    }

    fn word(&mut self, range: Range<usize>) {
        let text = self.text;
        let word = &text[range.clone()];
        let at = self.at;
        if !self.token(range.clone(), Class::Word, at) {
            return;
        }
        self.at += 1;
        // Most words have no capital but the first letter.
        if word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return;
        }
        let mut from = 0;
        let mut before: Option<char> = None;
        let mut chars = word.char_indices().peekable();
        while let Some((place, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            // `sendStatus` parts before `S`, `HTTPServer` too.
            let turns = c.is_uppercase()
                && before.is_some_and(|before| !before.is_uppercase() || next.is_some_and(char::is_lowercase));
            if turns {
                self.part(range.start + from..range.start + place, at);
                from = place;
            }
            before = Some(c);
        }
        if from > 0 {
            self.part(range.start + from..range.end, at);
        }
    }

    fn part(&mut self, range: Range<usize>, at: usize) {
        if range.len() > 1 {
            self.token(range, Class::Part, at);
        }
    }

    /// A name with signs: those that end a sentence or hang around it are not its own.
    fn whole(&mut self, range: Range<usize>, at: usize) {
        let name = &self.text[range.clone()];
        let mut end = name.trim_end_matches(|c| c != '_' && ends_sentence(c)).len();
        // A mark behind a name in small letters may be a macro's.
        if name[..end].ends_with('!')
            && !name[..end - 1].chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | ':'))
        {
            end = name[..end].trim_end_matches('!').len();
        }
        let start = name.len() - name.trim_start_matches(hangs_before).len();
        let Some(inner) = name.get(start..end).filter(|inner| inner.chars().any(|c| c.is_ascii_punctuation())) else {
            return;
        };
        let from = range.start + start;
        self.token(from..from + inner.len(), Class::Whole, at);
    }

    /// Tells of a token; returns whether it is one: nothing may be left of marks alone.
    fn token(&mut self, range: Range<usize>, class: Class, at: usize) -> bool {
        self.folded.clear();
        fold(&self.text[range.clone()], &mut self.folded);
        if self.folded.is_empty() {
            return false;
        }
        (self.see)(Token { text: &self.folded, range, class, at });
        true
    }
}

/// Signs that stand behind a name without being its own.
fn ends_sentence(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '+' | '#' | '!')
}

/// Signs that stand before a name without being its own.
fn hangs_before(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '@' | '#' | '$' | '.' | '-' | '/' | '_')
}

/// Returns the words, the parts and the whole names of a text, each with a space behind it.
pub(super) fn columns(text: &str) -> (String, String, String) {
    let mut columns = (String::with_capacity(text.len() + 1), String::new(), String::new());
    each(text, &mut |token| {
        let column = match token.class {
            Class::Word => &mut columns.0,
            Class::Part => &mut columns.1,
            Class::Whole => &mut columns.2,
        };
        column.push_str(token.text);
        column.push(' ');
    });
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> [String; 3] {
        let (words, parts, wholes) = columns(text);
        [words.trim().to_owned(), parts.trim().to_owned(), wholes.trim().to_owned()]
    }

    #[test]
    fn names_in_code_are_kept_whole_and_in_parts() {
        assert_eq!(of("res.sendStatus(404);"), ["res sendstatus 404", "send status", "res.sendstatus"]);
        assert_eq!(of("a Content-Type: text/html"), ["a content type text html", "", "content-type text/html"]);
        assert_eq!(of("C++, C# and F#."), ["c c and f", "", "c++ c# f#"]);
        assert_eq!(of("@Transactional void saveAll()"), ["transactional void saveall", "save all", "@transactional"]);
        assert_eq!(of("user_id std::io::Error"), ["user id std io error", "", "user_id std::io::error"]);
        assert_eq!(of("HTTPServer getURL"), ["httpserver geturl", "http server get url", ""]);
        assert_eq!(of("println!(x) --save .env"), ["println x save env", "", "println! --save .env"]);
    }

    #[test]
    fn the_end_of_a_sentence_is_no_part_of_a_name() {
        assert_eq!(of("It works. Really? Yes! (node.js)"), ["it works really yes node js", "", "node.js"]);
    }

    #[test]
    fn accents_and_width_are_folded() {
        assert_eq!(of("Naïve Café cafe\u{301} Straße ＡＢＣ Ångström")[0], "naive cafe cafe strasse abc angstrom");
        assert_eq!(of("İstanbul")[0], "istanbul");
        assert_eq!(of("שָׁלוֹם")[0], "שלום");
    }

    #[test]
    fn scripts_without_spaces_are_found_by_character() {
        assert_eq!(of("日本語のAPI設計")[0], "日 本 語 の api 設 計");
        assert_eq!(of("한국어 text")[0], "한 국 어 text");
    }

    proptest! {
        #[test]
        fn tokens_stand_where_they_say(text in any::<String>()) {
            let mut next = 0;
            each(&text, &mut |token| {
                assert!(text.get(token.range.clone()).is_some_and(|piece| !piece.is_empty()));
                assert!(!token.text.is_empty() && token.text.len() <= LONGEST + 8);
                if token.class == Class::Word {
                    assert!(token.at == next);
                    next += 1;
                }
            });
        }

        #[test]
        fn a_folded_word_folds_to_itself(text in any::<String>()) {
            let mut once = String::new();
            fold(&text, &mut once);
            let mut twice = String::new();
            fold(&once, &mut twice);
            prop_assert_eq!(once, twice);
        }
    }
}
