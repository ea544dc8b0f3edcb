//! Bare addresses in text: GitHub's extended autolinks (GFM specification, section 6.9), for `http`, `https` and `www.`.

use crate::course::{Inline, Target};

/// Splits text into text and links.
pub(super) fn split(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = find_start(text, from) {
        let end = at + link_length(&text[at..]);
        let address = &text[at..end];
        let host = address.trim_start_matches("https://").trim_start_matches("http://");
        if !host.contains('.') || host.starts_with('.') {
            from = at + 1;
            continue;
        }
        if start < at {
            out.push(Inline::Text(text[start..at].to_owned()));
        }
        let full = if address.starts_with("www.") { format!("http://{address}") } else { address.to_owned() };
        out.push(Inline::Link { target: Target::External(full), text: vec![Inline::Text(address.to_owned())] });
        start = end;
        from = end;
    }
    if start < text.len() {
        out.push(Inline::Text(text[start..].to_owned()));
    }
    out
}

fn find_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    ["https://", "http://", "www."]
        .iter()
        .filter_map(|prefix| {
            rest.match_indices(prefix).map(|(at, _)| from + at).find(|&at| {
                let before = text[..at].chars().next_back();
                before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(' | '"' | '\'' | '['))
            })
        })
        .min()
}

/// How far an address reaches: up to white space or `<`, without closing punctuation and unbalanced parentheses.
fn link_length(text: &str) -> usize {
    let mut end = text.find(|c: char| c.is_whitespace() || c == '<' || c.is_control()).unwrap_or(text.len());
    loop {
        let link = &text[..end];
        match link.chars().next_back() {
            Some(c @ ('?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | ';' | ']')) => end -= c.len_utf8(),
            Some(')') if link.matches(')').count() > link.matches('(').count() => end -= 1,
            _ => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        split(text)
            .into_iter()
            .filter_map(|inline| match inline {
                Inline::Link { target: Target::External(address), .. } => Some(address),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn addresses_end_before_punctuation_and_unbalanced_parentheses() {
        assert_eq!(
            links("see https://a.example/x(y), or (www.b.example)."),
            ["https://a.example/x(y)", "http://www.b.example"]
        );
        assert!(links("http:// nothing, foohttps://a.example").is_empty());
    }
}
