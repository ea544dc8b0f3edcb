//! Text as a terminal shows it: what is safe to send, how wide it is, where it can be cut.

use std::borrow::Cow;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Combining marks kept in one cluster; more are dropped into a visible count.
const MARKS_PER_CLUSTER: usize = 8;

/// Returns `text` with everything that acts on a terminal or hides from a reader made visible.
///
/// Control characters become their pictures (`␛`); C1 controls, direction overrides, invisible and tag characters become `⟨U+202E⟩`.
/// Zero-width joiners and variation selectors stay only within emoji. Line ends are controls here: split lines before. Running it twice changes nothing.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    // Without joiners, marks and hidden characters there is nothing to look at together.
    if text.chars().all(|c| !is_hidden(c) && !is_joiner(c) && UnicodeWidthChar::width(c) != Some(0)) {
        return Cow::Borrowed(text);
    }
    if text.graphemes(true).all(is_plain_cluster) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for cluster in text.graphemes(true) {
        if is_plain_cluster(cluster) {
            out.push_str(cluster);
        } else {
            push_visible_cluster(cluster, &mut out);
        }
    }
    Cow::Owned(out)
}

/// Whether every character of `text` is simple: most texts are.
pub fn is_plain(text: &str) -> bool {
    is_printable_ascii(text) || text.chars().all(is_simple)
}

/// Whether `text` is ASCII without control characters: a column for each byte.
pub fn is_printable_ascii(text: &str) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // Eight bytes at once. The high bit is set in a byte that is not ASCII, by adding 1 to 0x7f, and not left by taking 0x20 from less.
    let (eights, rest) = text.as_bytes().as_chunks();
    let printable = |eight: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*eight);
        (bytes | bytes.wrapping_add(EACH) | !(bytes | HIGH).wrapping_sub(0x20 * EACH)) & HIGH == 0
    };
    eights.iter().all(printable) && rest.iter().all(|byte| (0x20..0x7f).contains(byte))
}

/// Whether a character is seen, acts on nothing, and is a cluster of its own whatever stands beside it: no mark, joiner or flag.
#[inline]
pub fn is_simple(c: char) -> bool {
    matches!(u32::from(c),
        0x20..=0x7e
        // Latin, Greek and Cyrillic letters without combining marks.
        | 0xa1..=0xac | 0xae..=0x2ff | 0x391..=0x3ff | 0x400..=0x482
        // Dashes, quotes, dots, currencies, arrows, mathematics, boxes.
        | 0x2010..=0x2027 | 0x2030..=0x205e | 0x20a0..=0x20bf | 0x2190..=0x2bff
        // Kana and Han.
        | 0x3001..=0x3029 | 0x3041..=0x3096 | 0x30a1..=0x30fc | 0x4e00..=0x9fff)
}

/// Whether a cluster may be sent as it is.
fn is_plain_cluster(cluster: &str) -> bool {
    let joined = is_emoji_cluster(cluster);
    cluster.chars().count() <= MARKS_PER_CLUSTER + 1
        && !cluster.chars().any(|c| is_hidden(c) || (is_joiner(c) && !joined))
}

fn push_visible_cluster(cluster: &str, out: &mut String) {
    let joined = is_emoji_cluster(cluster);
    for (place, c) in cluster.chars().enumerate() {
        if place > MARKS_PER_CLUSTER {
            let _ = write!(out, "⟨+{} marks⟩", cluster.chars().count() - place);
            break;
        }
        if is_hidden(c) || (is_joiner(c) && !joined) {
            push_symbol(c, out);
        } else {
            out.push(c);
        }
    }
}

/// Writes a character that must not be sent as a symbol for it.
fn push_symbol(c: char, out: &mut String) {
    match u32::from(c) {
        code @ 0..=0x1f => out.push(char::from_u32(0x2400 + code).unwrap_or('␀')),
        0x7f => out.push('␡'),
        code => {
            let _ = write!(out, "⟨U+{code:04X}⟩");
        }
    }
}

/// Characters that act on a terminal, change direction, or cannot be seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0xad | 0x34f
                | 0x61c
                | 0x115f..=0x1160
                | 0x17b4..=0x17b5
                | 0x180b..=0x180f
                | 0x200b..=0x200c
                | 0x200e..=0x200f
                | 0x2028..=0x202e
                | 0x2060..=0x206f
                | 0x3164
                | 0xfeff
                | 0xffa0
                | 0xfff0..=0xfffb
                | 0x1_d173..=0x1_d17a
                | 0xe_0000..=0xe_0fff
        )
}

/// Characters that are harmless within emoji and hide anywhere else.
fn is_joiner(c: char) -> bool {
    matches!(u32::from(c), 0x200d | 0xfe00..=0xfe0f)
}

/// Whether a cluster begins with a character that emoji sequences are made of.
fn is_emoji_cluster(cluster: &str) -> bool {
    let Some(first) = cluster.chars().next() else { return false };
    let base = matches!(
        u32::from(first),
        0x23 | 0x2a | 0x30..=0x39 | 0xa9 | 0xae | 0x203c | 0x2049 | 0x2122..=0x2bff | 0x3030 | 0x303d | 0x3297 | 0x3299
            | 0x1_f000..=0x1_faff
    );
    // A joiner with nothing behind it joins nothing.
    base && !cluster.ends_with('\u{200d}')
}

/// Returns the columns `text` takes on a terminal.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Returns the longest start of `text` that takes at most `columns`, cut between clusters.
pub fn fit(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += width(cluster);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// Returns `text` in at most `columns`, with `…` where something was left out.
pub fn ellipsis(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    Cow::Owned(format!("{}…", fit(text, columns - 1)))
}

/// Returns `line` with tabs replaced by spaces up to the next multiple of `stop` columns.
pub fn expand_tabs(line: &str, stop: usize) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len() + 16);
    let mut column = 0;
    for cluster in line.graphemes(true) {
        if cluster == "\t" {
            let gap = stop - column % stop;
            out.extend(std::iter::repeat_n(' ', gap));
            column += gap;
        } else {
            out.push_str(cluster);
            column += width(cluster);
        }
    }
    Cow::Owned(out)
}

/// Returns `text` in lower case with white space folded to single spaces and trimmed.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_on_a_terminal_becomes_a_symbol() {
        assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(visible("\u{9b}31m"), "⟨U+009B⟩31m");
        assert_eq!(visible("x\u{202e}y"), "x⟨U+202E⟩y");
        assert_eq!(visible("a\tb\n"), "a␉b␊");
    }

    #[test]
    fn every_control_character_is_found_wherever_it_stands() {
        for byte in 0..=0x7f {
            for place in 0..19 {
                let mut text = "printable ASCII, 19".to_owned();
                text.replace_range(place..=place, char::from(byte).encode_utf8(&mut [0]));
                assert_eq!(is_printable_ascii(&text), (0x20..0x7f).contains(&byte), "{text:?}");
                text.replace_range(place..=place, "\u{ff}");
                assert!(!is_printable_ascii(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn scripts_and_emoji_stay() {
        for text in ["naïve", "日本語", "👨‍👩‍👧", "❤️", "🇳🇴", "e\u{301}", "שלום", "مرحبا", "1️⃣"]
        {
            assert_eq!(visible(text), text, "{text:?}");
        }
    }

    #[test]
    fn a_joiner_outside_emoji_is_shown() {
        assert_eq!(visible("a\u{200d}b"), "a⟨U+200D⟩b");
        assert_eq!(visible("a\u{fe0f}"), "a⟨U+FE0F⟩");
    }

    #[test]
    fn cuts_fall_between_clusters() {
        assert_eq!(fit("日本語", 5), "日本");
        assert_eq!(ellipsis("日本語", 5), "日本…");
        assert_eq!(ellipsis("abc", 3), "abc");
        assert_eq!(expand_tabs("a\tb", 4), "a   b");
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left_and_twice_is_once(text in any::<String>()) {
            let once = visible(&text).into_owned();
            prop_assert!(!once.chars().any(is_hidden));
            let twice = visible(&once).into_owned();
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn a_fit_is_never_wider(text in any::<String>(), columns in 0usize..40) {
            prop_assert!(width(fit(&text, columns)) <= columns);
        }
    }
}
