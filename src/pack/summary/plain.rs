//! Outlines of plain lines, as nearly all are, read at a small part of the cost.

use super::reader::{Reader, is_plain};
use crate::base::diag::SourceText;
use crate::course::{Entry, Outline};

/// Reads an outline of plain lines, without a mark in a title and a blemish anywhere, as nearly all are; `None` for others. It is read
/// as [`super::parse_any`] would, at a small part of the cost: a test holds the two together.
pub(super) fn plain(source: &SourceText) -> Option<Outline> {
    let lines = source.text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let mut reader = Reader::new(source);
    reader.outline.entries.reserve(lines);
    reader.outline.chapters.reserve(lines);
    reader.seen.reserve(lines);
    // Where the text of each open item begins.
    let mut items: Vec<usize> = Vec::new();
    let (mut blank, mut first_heading) = (true, true);
    for line in source.text.split('\n') {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        if let Some(link) = rest.strip_prefix("- ") {
            let open = items.iter().take_while(|text| indent >= **text).count();
            if indent > items[..open].last().map_or(0, |text| *text) + 3 {
                return None;
            }
            let goes_on = open < items.len();
            items.truncate(open);
            items.push(indent + 2);
            reader.depth = open + usize::from(goes_on);
            if !goes_on {
                reader.begin_list(&(0..0));
            }
            reader.begin_item(0..0);
            let (title, path) = plain_link(link)?;
            reader.chapter(path.to_owned(), title.to_owned(), &(0..0));
        } else {
            // What follows an item at once goes on in it.
            if indent > 0 || !(blank || items.is_empty() || rest.starts_with('#')) {
                return None;
            }
            items.clear();
            reader.depth = 0;
            if let Some(title) = rest.strip_prefix("# ") {
                if !title.bytes().all(is_word) || title.trim().len() != title.len() || title.is_empty() {
                    return None;
                }
                if !(first_heading && reader.outline.entries.is_empty()) {
                    reader.begin_part(title.to_owned());
                }
                first_heading = false;
            } else if rest == "---" && blank {
                reader.outline.entries.push(Entry::Separator);
            } else {
                let (title, path) = plain_link(rest)?;
                reader.chapter(path.to_owned(), title.to_owned(), &(0..0));
            }
        }
        blank = false;
    }
    reader.problems.into_inner().is_empty().then_some(reader.outline)
}

/// Takes `[title](path)` apart.
fn plain_link(line: &str) -> Option<(&str, &str)> {
    let (title, path) = line.strip_prefix('[')?.strip_suffix(')')?.split_once(']')?;
    let path = path.strip_prefix('(')?;
    (title.bytes().all(is_word) && is_plain(path)).then_some((title, path))
}

/// Whether a byte is itself in Markdown, wherever it stands in a title.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(byte, b' ' | b'-' | b'.' | b',' | b':' | b'/' | b'?' | b'\'' | b'+')
}
