//! Parts of a file: line ranges and anchors, as mdBook cuts them.

use std::ops::Range;

/// Returns the pieces of `text` that `part` names, without anchor lines: `2`, `2:5`, `:5`, `2:`, `name`, or everything.
///
/// `None` when there is no such part.
pub(super) fn ranges(text: &str, part: Option<&str>) -> Option<Vec<Range<usize>>> {
    let Some(part) = part else { return Some(without_anchor_lines(text, 0..text.len())) };
    let (first, last) = part.split_once(':').map_or((part, None), |(first, last)| (first, Some(last)));
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let lines = match (first, last) {
        ("", Some("")) => Some((1, usize::MAX)),
        ("", Some(last)) => number(last).map(|last| (1, last)),
        (first, Some("")) => number(first).map(|first| (first, usize::MAX)),
        (first, Some(last)) => number(first).zip(number(last)),
        (first, None) => number(first).map(|first| (first, first)),
    };
    match lines {
        Some((first, last)) => line_range(text, first.max(1), last).map(|range| without_anchor_lines(text, range)),
        None => anchored(text, first),
    }
}

fn line_range(text: &str, first: usize, last: usize) -> Option<Range<usize>> {
    let mut start = None;
    let mut end = 0;
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        if number > last && start.is_some() {
            break;
        }
        if number == first {
            start = Some(at);
        }
        at += line.len();
        if number <= last {
            end = at;
        }
    }
    start.map(|start| start..end.max(start))
}

/// The lines between `ANCHOR: name` and `ANCHOR_END: name`; an anchor may be opened several times.
fn anchored(text: &str, name: &str) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut named = false;
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match anchor_line(line) {
            // Opened twice is opened once, as in mdBook.
            Some(Anchor::Start(start)) if start == name && open.is_none() => {
                named = true;
                open = Some(at + line.len());
            }
            Some(Anchor::End(end)) if end == name => {
                if let Some(start) = open.take() {
                    found.extend(without_anchor_lines(text, start..at));
                }
            }
            _ => {}
        }
        at += line.len();
    }
    if let Some(start) = open {
        found.extend(without_anchor_lines(text, start..text.len()));
    }
    named.then_some(found)
}

enum Anchor<'t> {
    Start(&'t str),
    End(&'t str),
}

fn anchor_line(line: &str) -> Option<Anchor<'_>> {
    if !line.contains("ANCHOR") {
        return None;
    }
    let name = |text: &str| {
        text.trim_start().len()
            - text.trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).len()
    };
    let word = |rest: &str| {
        let rest = rest.trim_start();
        rest.len().min(name(rest))
    };
    if let Some((_, rest)) = line.split_once("ANCHOR_END:") {
        return Some(Anchor::End(&rest.trim_start()[..word(rest)]));
    }
    let (_, rest) = line.split_once("ANCHOR:")?;
    Some(Anchor::Start(&rest.trim_start()[..word(rest)]))
}

fn without_anchor_lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    if !text[range.clone()].contains("ANCHOR") {
        return vec![range];
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let piece = at..at + line.len();
        at = piece.end;
        if anchor_line(line).is_some() {
            continue;
        }
        match pieces.last_mut() {
            Some(last) if last.end == piece.start => last.end = piece.end,
            _ => pieces.push(piece),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::ranges;

    fn cut(text: &str, part: Option<&str>) -> Option<String> {
        ranges(text, part).map(|ranges| ranges.into_iter().map(|range| &text[range]).collect())
    }

    #[test]
    fn lines_count_from_one_and_open_ends_reach_to_the_end() {
        let text = "1\n2\n3\n4\n";
        assert_eq!(cut(text, Some("2")).unwrap(), "2\n");
        assert_eq!(cut(text, Some("2:3")).unwrap(), "2\n3\n");
        assert_eq!(cut(text, Some(":2")).unwrap(), "1\n2\n");
        assert_eq!(cut(text, Some("3:")).unwrap(), "3\n4\n");
        assert_eq!(cut(text, Some("9")), None);
    }

    #[test]
    fn anchors_may_repeat_and_nest() {
        let text = "# ANCHOR: all\na\n# ANCHOR: x\nb\n# ANCHOR_END: x\nc\n# ANCHOR_END: all\n# ANCHOR: x\nd\n# ANCHOR_END: x\n";
        assert_eq!(cut(text, Some("x")).unwrap(), "b\nd\n");
        assert_eq!(cut(text, Some("all")).unwrap(), "a\nb\nc\n");
        assert_eq!(cut(text, None).unwrap(), "a\nb\nc\nd\n");
        assert_eq!(cut(text, Some("y")), None);
        assert_eq!(cut("ANCHOR: e\nANCHOR_END: e\n", Some("e")).unwrap(), "");
    }
}
