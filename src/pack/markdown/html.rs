//! HTML as far as its words go: tags with their attributes, text, and nothing that runs.

use pulldown_cmark::{Event, Parser};

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
    // Behind the last `>` there is no tag to look for.
    let behind = html.rfind('>').map_or(html.len(), |last| html.len() - last);
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
        match Some(rest).filter(|rest| rest.len() >= behind).and_then(tag) {
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
    let closes = |at: usize| {
        let close = text[at..].strip_prefix("</").and_then(|close| close.get(..name.len()));
        close.is_some_and(|close| close.eq_ignore_ascii_case(name))
    };
    text.match_indices('<').map(|(at, _)| at).find(|&at| closes(at)).map_or("", |at| &text[at..])
}

/// The longest tag in bytes; a longer one stays text.
const TAG: usize = 8 * 1024;

fn tag(text: &str) -> Option<(Piece, &str)> {
    let start = &text[..text.floor_char_boundary(TAG)];
    let (piece, after) = short_tag(start)?;
    Some((piece, &text[start.len() - after.len()..]))
}

fn short_tag(text: &str) -> Option<(Piece, &str)> {
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

/// The longest name of a character reference, `CounterClockwiseContourIntegral`, and some room for numbers.
const REFERENCE: usize = 33;

/// Replaces character references. The parser knows all names of HTML, so it is asked.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.bytes().take(REFERENCE).position(|byte| byte == b';').map(|end| &rest[..=end]);
        let known =
            name.filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'&' | b'#' | b';')));
        match known.map(|name| (name, Parser::new(name).nth(1))) {
            Some((name, Some(Event::Text(decoded)))) => {
                out.push_str(&decoded);
                rest = &rest[name.len()..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether HTML has an element of this name, given in lower case: the living standard's, and those that browsers still know.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok() || name.contains('-')
}

/// In order. `listing` is the Rust Book's.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "circle",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "line",
    "link",
    "listing",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "path",
    "picture",
    "plaintext",
    "polygon",
    "polyline",
    "pre",
    "progress",
    "q",
    "rb",
    "rect",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tspan",
    "tt",
    "u",
    "ul",
    "use",
    "var",
    "video",
    "wbr",
    "xmp",
];

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
        assert_eq!(pieces("<Script>1</SCRIPT >x").last(), Some(&Piece::Text("x".into())));
    }

    #[test]
    fn every_reference_of_html_is_known_and_the_rest_stays() {
        assert_eq!(decode("&alpha;&AMP;&CounterClockwiseContourIntegral;&#955;&#x3BB;"), "α&∳λλ");
        assert_eq!(decode("&bogus; & &; &a b; &amp"), "&bogus; & &; &a b; &amp");
        assert_eq!(decode("&*a*;"), "&*a*;");
    }

    #[test]
    fn elements_are_in_order() {
        assert!(ELEMENTS.is_sorted());
        assert!(is_element("kbd") && is_element("my-widget") && !is_element("t"));
    }
}
