//! HTML as far as its words go: tags with their attributes, text, and nothing that runs.

/// One piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, entities decoded.
    Text(String),
    /// `<name …>`, also `<name/>`.
    Open {
        /// In lower case.
        name: String,
        /// In lower case, with decoded values.
        attributes: Vec<(String, String)>,
    },
    /// `</name>`
    Close(String),
}

impl Piece {
    /// Returns an attribute of an opening tag.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        match self {
            Self::Open { attributes, .. } => {
                attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }
}

/// Takes HTML apart. Comments, declarations, scripts and styles are left out; what is no tag stays text.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(open) = rest.find('<') else {
            text.push_str(rest);
            break;
        };
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(after) = skip_markup(rest) {
            rest = after;
            continue;
        }
        match tag(rest) {
            Some((piece, after)) => {
                if !text.is_empty() {
                    out.push(Piece::Text(decode(&std::mem::take(&mut text))));
                }
                rest = match &piece {
                    Piece::Open { name, .. } if matches!(name.as_str(), "script" | "style") => {
                        skip_element(after, name)
                    }
                    _ => after,
                };
                out.push(piece);
            }
            None => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
    if !text.is_empty() {
        out.push(Piece::Text(decode(&text)));
    }
    out
}

/// Skips a comment, a declaration, a processing instruction or a CDATA mark.
fn skip_markup(text: &str) -> Option<&str> {
    for (start, end) in [("<!--", "-->"), ("<?", "?>")] {
        if let Some(inner) = text.strip_prefix(start) {
            return Some(inner.find(end).map_or("", |at| &inner[at + end.len()..]));
        }
    }
    if let Some(inner) = text.strip_prefix("<![CDATA[") {
        return Some(inner);
    }
    let inner = text.strip_prefix("<!")?;
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    Some(inner.find('>').map_or("", |at| &inner[at + 1..]))
}

/// Skips to the end of a script or style.
fn skip_element<'a>(text: &'a str, name: &str) -> &'a str {
    let close = format!("</{name}");
    let lower = text.to_ascii_lowercase();
    lower.find(&close).map_or("", |at| &text[at..])
}

fn tag(text: &str) -> Option<(Piece, &str)> {
    let inner = text.strip_prefix('<')?;
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let mut rest = &inner[end..];
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            let piece = if closing { Piece::Close(name) } else { Piece::Open { name, attributes } };
            return Some((piece, after));
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<'))?;
        if end == 0 {
            return None;
        }
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (raw, left) = match after.chars().next()? {
                quote @ ('"' | '\'') => after[1..].split_once(quote)?,
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>')?),
            };
            value = decode(raw);
            rest = left;
        }
        attributes.push((key, value));
    }
}

/// Replaces character references: numbers and the names that prose uses.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 10);
        match name.and_then(reference) {
            Some(c) => {
                out.push(c);
                rest = &rest[name.map_or(0, str::len) + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some(char::from_u32(code).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "hellip" => '…',
        "mdash" => '—',
        "ndash" => '–',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "larr" => '←',
        "rarr" => '→',
        "uarr" => '↑',
        "darr" => '↓',
        "times" => '×',
        "middot" => '·',
        "bull" => '•',
        "deg" => '°',
        "euro" => '€',
        "pound" => '£',
        "sect" => '§',
        "para" => '¶',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_text_and_comments_come_apart() {
        let pieces = pieces("a <B class='x' open>b</b><!-- c -->d<br/>&lt;&#x41;&bogus;");
        assert_eq!(
            pieces,
            [
                Piece::Text("a ".into()),
                Piece::Open {
                    name: "b".into(),
                    attributes: vec![("class".into(), "x".into()), ("open".into(), String::new())]
                },
                Piece::Text("b".into()),
                Piece::Close("b".into()),
                Piece::Text("d".into()),
                Piece::Open { name: "br".into(), attributes: vec![] },
                Piece::Text("<A&bogus;".into()),
            ]
        );
    }

    #[test]
    fn scripts_are_dropped_and_what_is_no_tag_stays() {
        assert_eq!(pieces("<script>alert(1)</script>x").last(), Some(&Piece::Text("x".into())));
        assert_eq!(pieces("1 < 2 <"), [Piece::Text("1 < 2 <".into())]);
        assert_eq!(pieces("<a href=\"x"), [Piece::Text("<a href=\"x".into())]);
    }
}
