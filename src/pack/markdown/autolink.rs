//! Bare addresses in text: GitHub's extended autolinks (GFM specification, section 6.9).
//!
//! One pass over the text: no run of marks, however long, is looked at twice.

use crate::course::{Inline, Target};

/// Whether there may be an address in a text.
pub(super) fn possible(text: &str) -> bool {
    let w = |byte: &u8| (byte | 0x20) == b'w';
    let [first, rest @ ..] = text.as_bytes() else { return false };
    let [second, rest @ ..] = rest else { return *first == b'@' };
    // Three slices of one length, and no way out of the loop: it runs over many bytes at once.
    let (one, two) = (&text.as_bytes()[..rest.len()], &text.as_bytes()[1..=rest.len()]);
    let three = one.iter().zip(two).zip(rest);
    (*first == b'@')
        | (*second == b'@')
        | three.fold(false, |found, ((one, two), three)| {
            let scheme = (*one == b':') & (*two == b'/') & (*three == b'/');
            found | scheme | (*three == b'@') | (w(one) & w(two) & w(three))
        })
}

/// Splits text into text and links; `None` when it holds no address.
pub(super) fn split(text: &str) -> Option<Vec<Inline>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b':' | b'@' | b'w' | b'W')) {
        let mark = at + next;
        let found = match bytes[mark] {
            b':' => with_scheme(text, mark, done),
            b'@' => email(text, mark, done),
            _ => www(text, mark),
        };
        let Some((start, end, target)) = found else {
            at = mark + 1;
            continue;
        };
        if done < start {
            out.push(Inline::Text(text[done..start].to_owned()));
        }
        let shown = vec![Inline::Text(text[start..end].to_owned())];
        out.push(Inline::Link { target: Target::External(target), text: shown });
        done = end;
        at = end;
    }
    if done == 0 {
        return None;
    }
    if done < text.len() {
        out.push(Inline::Text(text[done..].to_owned()));
    }
    Some(out)
}

type Found = (usize, usize, String);

/// `http://`, `https://` or `ftp://` around the colon at `mark`.
fn with_scheme(text: &str, mark: usize, from: usize) -> Option<Found> {
    let rest = text[mark..].strip_prefix("://")?;
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| {
        let start = mark.checked_sub(scheme.len()).filter(|&start| start >= from);
        start.and_then(|start| text.get(start..mark)).is_some_and(|before| before.eq_ignore_ascii_case(scheme))
    })?;
    let start = mark - scheme.len();
    if !may_begin(text, start) || host(rest, true) == 0 {
        return None;
    }
    let end = mark + 3 + length(rest);
    Some((start, end, text[start..end].to_owned()))
}

/// `www.` at `mark`.
fn www(text: &str, mark: usize) -> Option<Found> {
    let rest = &text[mark..];
    if !rest.get(..4)?.eq_ignore_ascii_case("www.") || !may_begin(text, mark) || host(&rest[4..], true) == 0 {
        return None;
    }
    let end = mark + length(rest);
    (end > mark + 4).then(|| (mark, end, format!("http://{}", &text[mark..end])))
}

/// The local part and the host around the `@` at `mark`; the local part is at most 64 bytes (RFC 5321 section 4.5.3.1.1).
fn email(text: &str, mark: usize, from: usize) -> Option<Found> {
    let local = text.as_bytes()[from..mark]
        .iter()
        .rev()
        .take(65)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+'))
        .count();
    let end = mark + 1 + host(&text[mark + 1..], false);
    let start = mark - local;
    let ends_well = text[..end].ends_with(|c: char| c.is_ascii_alphanumeric());
    let whole = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/');
    (local > 0 && local <= 64 && whole && ends_well && end > mark + 1)
        .then(|| (start, end, format!("mailto:{}", &text[start..end])))
}

/// An address begins a line, or follows white space or a mark that may stand before it.
fn may_begin(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(' | '"' | '\'' | '['))
}

/// Returns the bytes of a host name at the start of `text`, 0 when it is none: letters, digits, `-` and `_` in parts between dots.
/// A single part is a host when `short`: lessons are full of `http://localhost`.
fn host(text: &str, short: bool) -> usize {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len());
    let end = text[..end].trim_end_matches('.').len();
    let name = &text[..end];
    // GFM: no underscores in the last two parts.
    let mut last = name.rsplit('.').take(2);
    let plain = last.all(|part| !part.is_empty() && !part.contains('_'));
    if plain && !name.starts_with('.') && (short || name.contains('.')) { end } else { 0 }
}

/// How far an address reaches: up to white space or `<`, without closing punctuation, unbalanced parentheses and a last `&entity;`.
fn length(text: &str) -> usize {
    let mut end = text.find(|c: char| c.is_whitespace() || c == '<' || c.is_control()).unwrap_or(text.len());
    let (opened, mut closed) = text[..end].bytes().fold((0usize, 0usize), |(opened, closed), byte| {
        (opened + usize::from(byte == b'('), closed + usize::from(byte == b')'))
    });
    // What ends with `;` and is no entity is looked through once.
    let mut entity_possible = true;
    while let Some(c) = text[..end].chars().next_back() {
        match c {
            ')' if closed > opened => closed -= 1,
            ';' if entity_possible => {
                let name = text[..end - 1].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                if name.ends_with('&') && name.len() < end - 1 {
                    end = name.len() - 1;
                    continue;
                }
                entity_possible = false;
            }
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | ';' | ']' => {}
            _ => break,
        }
        end -= c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let inlines = split(text).unwrap_or_default();
        let address = |inline| match inline {
            Inline::Link { target: Target::External(address), .. } => Some(address),
            _ => None,
        };
        inlines.into_iter().filter_map(address).collect()
    }

    #[test]
    fn addresses_end_before_punctuation_and_unbalanced_parentheses() {
        assert_eq!(
            links("see https://a.example/x(y), or (www.b.example)."),
            ["https://a.example/x(y)", "http://www.b.example"]
        );
        assert_eq!(links("(http://a.example/b)) http://c.example&amp;"), ["http://a.example/b", "http://c.example"]);
        assert_eq!(links("HTTP://A.example ftp://b.example/c"), ["HTTP://A.example", "ftp://b.example/c"]);
        assert_eq!(links("http://localhost:3000/ports, now"), ["http://localhost:3000/ports"]);
    }

    #[test]
    fn mail_addresses_need_a_dotted_host() {
        assert_eq!(links("a.b+c@d-e.example."), ["mailto:a.b+c@d-e.example"]);
        for text in ["a@b", "@a.example", "a@b.example-", "a@b_c.d_e", "x/@scope/name.js@1"] {
            assert!(split(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_stays_text() {
        for text in
            ["http:// nothing", "foohttps://a.example", "http://a_b.c_d", "awww.b", "www.", "wwww", "://", "http://."]
        {
            assert!(split(text).is_none(), "{text}");
        }
    }

    #[test]
    fn no_character_is_lost() {
        for text in [
            "é https://ü.example/ß?x=1 日本 www.a.example、b",
            "a@b.example@c.example http://a.bhttp://c.d",
            "w:@w:@ ::: @@@",
        ] {
            let shown = split(text).map_or_else(|| text.to_owned(), |inlines| crate::course::plain_text(&inlines));
            assert_eq!(shown, text);
        }
    }
}
