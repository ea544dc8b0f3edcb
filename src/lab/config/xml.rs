//! XML 1.0 (<https://www.w3.org/TR/xml>). No document type, so no entities but the five of the standard.
//!
//! An element becomes `{name, namespace?, attributes, children, text}`: the name as written, attributes by their names as written,
//! children in order, and the text directly within it, trimmed. Comments and processing instructions are left out.

use super::json::lower;
use super::lines::Lines;
use super::node::Node;
use super::problem::{Place, Problem};
use super::{DEPTH, NODES, too_deep};
use roxmltree::{Document, Error, ParsingOptions};

/// Reads XML.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let options = ParsingOptions { nodes_limit: NODES as u32, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => element(document.root_element(), &lines, 1),
        Err(error) => Err(problem(&error, text, &lines)),
    }
}

fn element(element: roxmltree::Node<'_, '_>, lines: &Lines<'_>, depth: usize) -> Result<Node, Problem> {
    let place = lines.place(element.range().start);
    if depth > DEPTH {
        return Err(too_deep(place));
    }
    let source = element.document().input_text();
    let mut entries = vec![("name", Node::text(place, name(source, &element)))];
    if let Some(namespace) = element.tag_name().namespace() {
        entries.push(("namespace", Node::text(place, namespace)));
    }
    let attributes = element.attributes().map(|attribute| {
        let at = lines.place(attribute.range().start);
        let name = source.get(attribute.range_qname()).unwrap_or(attribute.name());
        (name, Node::text(at, attribute.value()))
    });
    entries.push(("attributes", Node::map(place, attributes)));
    let children =
        element.children().filter(roxmltree::Node::is_element).map(|child| self::element(child, lines, depth + 1));
    entries.push(("children", Node::list(place, children.collect::<Result<_, _>>()?)));
    let texts = element.children().filter(roxmltree::Node::is_text).filter_map(|child| child.text());
    let text: String = texts.collect();
    entries.push(("text", Node::text(place, text.trim())));
    Ok(Node::map(place, entries))
}

/// Returns an element's name with its prefix.
fn name<'a>(source: &'a str, element: &roxmltree::Node<'a, '_>) -> &'a str {
    let tag = source.get(element.range().start + 1..element.range().end).unwrap_or_default();
    let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(tag.len());
    &tag[..end]
}

fn problem(error: &Error, text: &str, lines: &Lines<'_>) -> Problem {
    let position = error.pos();
    let place = Place { line: position.row, column: position.col };
    match error {
        Error::DtdDetected => {
            Problem::new(place, "the laboratory's XML does not support a document type (<!DOCTYPE …>)")
                .help("entities of one's own are how XML bombs are built; most readers refuse them too")
        }
        Error::UnexpectedCloseTag(expected, actual, _) if actual.is_empty() => {
            Problem::new(place, format!("<{expected}> is never closed"))
        }
        Error::UnexpectedCloseTag(expected, actual, _) => {
            Problem::new(place, format!("</{actual}> closes <{expected}>")).help(format!("close <{expected}> first"))
        }
        Error::UnknownEntityReference(name, _) => Problem::new(place, format!("&{name}; is not known"))
            .help("XML itself knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#233;"),
        Error::NoRootNode => Problem::new(lines.end(), "the file holds no element"),
        Error::UnclosedRootNode => Problem::new(lines.end(), "the first element is never closed"),
        Error::NodesLimitReached => Problem::new(lines.end(), format!("the file holds more than {NODES} nodes")),
        Error::UnexpectedEndOfStream => Problem::new(lines.end(), "the file ends in the middle"),
        other => {
            let words = other.to_string();
            let words = words.rsplit_once(" at ").map_or(words.as_str(), |(words, _)| words);
            let place = if text.is_empty() { lines.end() } else { place };
            Problem::new(place, lower(words))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xml(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn elements_keep_names_attributes_and_text() {
        assert_eq!(
            xml("<?xml version=\"1.0\"?>\n<!-- c --><s:a xmlns:s='u' s:x='1&amp;2'>\n <b/> t <![CDATA[<]]></s:a>"),
            r#"{"name":"s:a","namespace":"u","attributes":{"s:x":"1&2"},"children":[{"name":"b","attributes":{},"children":[],"text":""}],"text":"t <"}"#
        );
    }

    #[test]
    fn mistakes_are_said_in_words() {
        assert_eq!(xml("<a><b></a>"), "1:7 </a> closes <b>");
        assert_eq!(xml("<a>&nope;</a>"), "1:4 &nope; is not known");
        assert_eq!(xml(""), "1:1 the file holds no element");
        assert!(xml("<!DOCTYPE r [<!ENTITY a 'x'>]><r>&a;</r>").contains("does not support a document type"));
        assert!(xml("<a x=1/>").starts_with("1:6"), "{}", xml("<a x=1/>"));
    }

    #[test]
    fn depth_is_limited() {
        let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
        assert!(parse(&deep(DEPTH)).is_ok());
        assert!(parse(&deep(DEPTH + 1)).unwrap_err().message.contains("64 levels"));
        assert!(parse(&deep(30_000)).is_err());
    }
}
