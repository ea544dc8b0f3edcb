//! Configuration files: texts → trees with places, by real parsers.
//!
//! [`read`] is the entry. Every parser is bounded ([`TEXT`], [`DEPTH`], [`NODES`]), never panics whatever the bytes, and opens nothing: no
//! entity, no include, no variable of the environment. What a file looks like as a document is said in the file of its format.

mod dockerfile;
mod document;
mod env;
mod graphql;
mod hcl;
mod ini;
mod json;
mod lines;
mod nginx;
mod node;
mod problem;
mod properties;
mod toml;
mod work;
mod xml;
mod yaml;

pub(in crate::lab) use document::{Document, read};
use problem::Place;
pub(in crate::lab) use problem::Problem;
pub(in crate::lab) use work::{trouble, work};

/// The most bytes of a file.
pub(in crate::lab) const TEXT: usize = 256 * 1024;
/// The most levels of a file, counted as its format counts them.
const DEPTH: usize = 64;
/// The most values of a document, keys apart.
const NODES: usize = 100_000;

/// Says that a file holds too much.
fn too_large(place: Place) -> Problem {
    Problem::new(place, format!("the document is larger than the laboratory takes: {NODES} values or 2 MB"))
}

/// Says that a file is nested too deeply.
fn too_deep(place: Place) -> Problem {
    Problem::new(place, format!("this is nested deeper than {DEPTH} levels"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::ConfigFormat;
    use proptest::prelude::*;

    /// Reads a text as every format, with as much stack as a child has.
    fn read_all(text: String) {
        let run = move || {
            for format in ConfigFormat::ALL {
                let lines = u32::try_from(text.split(['\n', '\r']).count()).unwrap();
                match read(format, &text) {
                    Ok(document) => {
                        assert!(
                            serde_json::from_str::<serde_json::Value>(&document.json).is_ok(),
                            "{format:?}: {text:?}"
                        );
                        assert_eq!(document.positions.first().map(|(pointer, _)| pointer.as_str()), Some(""));
                        let inside = document.positions.iter().all(|(_, place)| (1..=lines).contains(&place.line));
                        assert!(inside, "{format:?}: {text:?}: {document:?}");
                    }
                    Err(problem) => {
                        assert!(!problem.message.is_empty(), "{format:?}: {text:?}");
                        assert!(
                            problem.place.line >= 1 && problem.place.column >= 1,
                            "{format:?}: {text:?}: {problem:?}"
                        );
                    }
                }
            }
        };
        std::thread::Builder::new().stack_size(8 << 20).spawn(run).unwrap().join().unwrap();
    }

    /// Pieces of which all the formats are made.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a",
            "key",
            ": ",
            ":",
            "=",
            " = ",
            "\n",
            "\r\n",
            "\n  ",
            "\t",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            "\"",
            "'",
            "`",
            "\\",
            "#",
            ";",
            ",",
            "<a>",
            "</a>",
            "<",
            ">",
            "/>",
            "&b ",
            "*b",
            "<<: ",
            "&amp;",
            "${",
            "$",
            "<<EOF\n",
            "EOF\n",
            "FROM x\n",
            "RUN ",
            "ENV ",
            "|\n",
            "type ",
            "extend ",
            "enum ",
            "!",
            "@",
            "1",
            "-1.5e3",
            "true",
            "null",
            "---\n",
            "é",
            "𝄞",
            "\u{feff}",
            "\0",
            "\u{1b}[2J",
            "\"\"\"",
            "[[",
            "?",
            "%",
            "//",
            "/*",
            "*/",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "\\u00e9",
            "0x",
            "_by_lua_block {",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_of_pieces_makes_a_parser_panic(text in pieces()) {
            read_all(text);
        }

        #[test]
        fn no_text_at_all_makes_a_parser_panic(text in any::<Vec<u8>>()) {
            read_all(String::from_utf8_lossy(&text).into_owned());
        }
    }
}
