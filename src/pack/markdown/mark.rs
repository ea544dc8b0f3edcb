//! The marks that stand for directives while Markdown is parsed: no mark of Markdown's own is in them, so none is taken apart.

use super::{Directive, Meaning, Remark};
use crate::course::{Block, Inline};
use std::borrow::Cow;

/// Begins and ends a marker.
const MARK: char = '\u{f8ff}';

/// Returns the characters that stand for directive `number` in a text: private use, so no author's word is taken for one.
pub(in crate::pack) fn marker(number: usize) -> String {
    format!("{MARK}{number}{MARK}")
}

/// Finds the first marker of a directive; returns the text before it, the directive, and the text after it.
fn first<'t, 'd>(text: &'t str, directives: &'d [Directive]) -> Option<(&'t str, &'d Directive, &'t str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(MARK) {
        let start = from + at;
        let inner = &text[start + MARK.len_utf8()..];
        // A directive has few digits; whatever else stands between two marks is an author's.
        let digits = inner.bytes().take(8).take_while(u8::is_ascii_digit).count();
        if let Some(after) = inner[digits..].strip_prefix(MARK)
            && let Some(directive) = inner[..digits].parse().ok().and_then(|number: usize| directives.get(number))
        {
            return Some((&text[..start], directive, after));
        }
        from = start + MARK.len_utf8();
    }
    None
}

/// Puts in the words of directives in a text that cannot hold a block.
pub(super) fn words<'t>(text: &'t str, directives: &[Directive]) -> Cow<'t, str> {
    if directives.is_empty() || !text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, directive, after)) = first(rest, directives) {
        out.push_str(before);
        out.push_str(&directive.words);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A run of text between blocks, or a block.
pub(super) enum Part {
    Inlines(Vec<Inline>),
    Block(Block),
}

/// Whether there may be directives in a run.
pub(super) fn marked(inlines: &[Inline], directives: &[Directive]) -> bool {
    !directives.is_empty() && inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains(MARK)))
}

/// Splits a run at the directives in its text; unknown ones stay in it and are remarked on.
pub(super) fn parts(inlines: Vec<Inline>, directives: &[Directive], remarks: &mut Vec<Remark>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut run = Vec::new();
    for inline in inlines {
        let Inline::Text(text) = &inline else {
            run.push(inline);
            continue;
        };
        let mut words = String::new();
        let mut rest = text.as_str();
        while let Some((before, directive, after)) = first(rest, directives) {
            words.push_str(before);
            match &directive.meaning {
                Meaning::Unknown(name) => {
                    let message = format!("the directive `{name}` is not known; it is shown as written");
                    remarks.push(Remark { code: "HB0205", message, span: directive.span.clone() });
                    words.push_str(&directive.words);
                }
                Meaning::Block(kind) => {
                    if !words.is_empty() {
                        run.push(Inline::Text(std::mem::take(&mut words)));
                    }
                    parts.push(Part::Inlines(std::mem::take(&mut run)));
                    parts.push(Part::Block(Block { kind: kind.clone(), span: directive.span.clone() }));
                }
            }
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            run.push(Inline::Text(words));
        }
    }
    parts.push(Part::Inlines(run));
    parts
}

/// Takes the blocks out of a run that cannot hold them; they go to `blocks`.
pub(super) fn lifted(
    inlines: Vec<Inline>,
    directives: &[Directive],
    blocks: &mut Vec<Block>,
    remarks: &mut Vec<Remark>,
) -> Vec<Inline> {
    if !marked(&inlines, directives) {
        return inlines;
    }
    let mut run = Vec::new();
    for part in parts(inlines, directives, remarks) {
        match part {
            Part::Inlines(inlines) => run.extend(inlines),
            Part::Block(block) => blocks.push(block),
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::BlockKind;

    fn directive(meaning: Meaning) -> Directive {
        Directive { meaning, words: "{{#x}}".into(), span: 3..8 }
    }

    #[test]
    fn only_the_marks_of_known_directives_are_replaced() {
        let directives = [directive(Meaning::Block(BlockKind::Rule))];
        let text = format!("a{}b{}c{MARK}{MARK}d{MARK}9", marker(0), marker(7));
        assert_eq!(words(&text, &directives), format!("a{{{{#x}}}}b{}c{MARK}{MARK}d{MARK}9", marker(7)));
    }

    #[test]
    fn unknown_directives_stay_and_are_remarked_on() {
        let directives = [directive(Meaning::Unknown("x".into()))];
        let mut remarks = Vec::new();
        let parts = parts(vec![Inline::Text(format!("a {} b", marker(0)))], &directives, &mut remarks);
        assert!(matches!(parts.as_slice(), [Part::Inlines(run)] if *run == [Inline::Text("a {{#x}} b".into())]));
        assert_eq!((remarks[0].code, remarks[0].span.clone()), ("HB0205", 3..8));
    }
}
