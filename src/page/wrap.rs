//! Runs of text to lines of a width: breaks where Unicode allows them (UAX 14), by cluster where a word is too long.

use super::cells::{char_columns, clean, columns, is_simple, narrowed, parts};
use super::line::{Piece, Spot, SpotKind};
use super::theme::Role;
use crate::base::text::{is_plain, width};
use ratatui::style::Modifier;
use std::borrow::Cow;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run<'a> {
    /// Cleaned; `\n` breaks a line.
    text: Cow<'a, str>,
    role: Role,
    extra: Modifier,
    /// Whether it is the author's text, which places are counted in.
    content: bool,
    /// For words shown again: how many bytes before this text they stand for the first time.
    back: Option<usize>,
    spot: Option<SpotKind>,
}

impl<'a> Run<'a> {
    /// Adds the author's text, cleaned; hidden characters become symbols in the style of warnings.
    pub(super) fn push(
        text: impl Into<Cow<'a, str>>,
        role: Role,
        extra: Modifier,
        spot: Option<&SpotKind>,
        out: &mut Vec<Self>,
    ) {
        let text = text.into();
        if is_plain(&text) {
            return Self::add(text, role, extra, spot, out);
        }
        let text = text.replace(['\n', '\r', '\t'], " ");
        for (part, hidden) in parts(&text) {
            let part = Cow::Owned(part.into_owned());
            Self::add(part, if hidden { Role::Hidden } else { role }, extra, spot, out);
        }
    }

    /// Adds cleaned text. Behind a space that stands for the end of a line, text with the same look goes on.
    fn add(text: Cow<'a, str>, role: Role, extra: Modifier, spot: Option<&SpotKind>, out: &mut Vec<Self>) {
        match out.last_mut() {
            Some(last) if joins(&last.text, &text) && last.is_alike(role, extra, spot) => {
                last.text.to_mut().push_str(&text)
            }
            _ => out.push(Self { text, role, extra, content: true, back: None, spot: spot.cloned() }),
        }
    }

    fn is_alike(&self, role: Role, extra: Modifier, spot: Option<&SpotKind>) -> bool {
        let look = (self.role, self.extra, self.content, self.back) == (role, extra, true, None);
        look && self.spot.as_ref() == spot
    }

    /// Makes runs of the author's text alone.
    pub(super) fn content(text: impl Into<Cow<'a, str>>, role: Role) -> Vec<Self> {
        let mut out = Vec::new();
        Self::push(text, role, Modifier::empty(), None, &mut out);
        out
    }

    /// Makes a run of our own words.
    pub(super) fn mark(text: &str, role: Role, spot: Option<SpotKind>) -> Self {
        Self {
            text: Cow::Owned(clean(text).into_owned()),
            role,
            extra: Modifier::empty(),
            content: false,
            back: None,
            spot,
        }
    }

    /// Returns the cells of the run.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Shows words again that stand `back` bytes before the text that follows; places count them there alone.
    pub(super) fn again(runs: &[Self], mut back: usize) -> Vec<Self> {
        let mut out = Vec::with_capacity(runs.len());
        for run in runs {
            let mut again = Self { content: false, ..run.clone() };
            if run.text == "\n" {
                again.text = Cow::Borrowed(" ");
            } else if run.content {
                again.back = Some(back);
            }
            back = back.saturating_sub(if run.content { run.text.len() } else { 0 });
            out.push(again);
        }
        out
    }

    /// Makes the run bold.
    pub(super) fn bold(mut self) -> Self {
        self.extra |= Modifier::BOLD;
        self
    }

    /// Makes a break that stays.
    pub(super) fn line_break() -> Self {
        Self {
            text: Cow::Borrowed("\n"),
            role: Role::Text,
            extra: Modifier::empty(),
            content: true,
            back: None,
            spot: None,
        }
    }
}

/// Whether two texts have the same clusters together as apart: one of them is a space, or ends in one, and ASCII stands around it.
fn joins(before: &str, after: &str) -> bool {
    let ascii = |text: &str, end: Option<&u8>| text != "\n" && end.is_some_and(u8::is_ascii);
    (after == " " || before.ends_with(' '))
        && ascii(before, before.as_bytes().last())
        && ascii(after, after.as_bytes().first())
}

/// Returns the text of all runs.
pub(super) fn joined<'t>(runs: &'t [Run<'_>]) -> Cow<'t, str> {
    if let [run] = runs {
        return Cow::Borrowed(&run.text);
    }
    let mut text = String::with_capacity(runs.iter().map(|run| run.text.len()).sum());
    runs.iter().for_each(|run| text.push_str(&run.text));
    Cow::Owned(text)
}

/// Returns the bytes that [`words`] adds.
pub(super) fn counted(runs: &[Run<'_>]) -> usize {
    runs.iter().filter(|run| run.content).map(|run| run.text.len()).sum::<usize>() + 1
}

/// Adds the author's words among `runs` to `out`, and the end of their paragraph.
pub(super) fn words(runs: &[Run<'_>], out: &mut String) {
    runs.iter().filter(|run| run.content).for_each(|run| out.push_str(&run.text));
    out.push('\n');
}

/// Returns which bytes of the words of `runs`, that begin at `at`, are plain prose: no code, link, key or sign.
pub(super) fn prose(runs: &[Run<'_>], mut at: usize) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for run in runs.iter().filter(|run| run.content) {
        let range = at..at + run.text.len();
        at = range.end;
        if run.role != Role::Text || run.spot.is_some() {
            continue;
        }
        match all.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => all.push(range),
        }
    }
    all
}

/// A line that was cut from runs.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    pub(super) pieces: Vec<Piece>,
    pub(super) spots: Vec<Spot>,
    /// Bytes of the author's text before it.
    pub(super) start: usize,
}

impl Wrapped {
    /// Returns the columns the line takes.
    pub(super) fn columns(&self) -> usize {
        self.pieces.iter().map(|piece| columns(&piece.text)).sum()
    }
}

/// Cuts runs into lines of at most `room` columns.
///
/// A cluster that is wider than the room becomes `?`. Clusters are those of each run: two runs never join in a cell.
pub(super) fn wrap(runs: &[Run<'_>], room: usize) -> Vec<Wrapped> {
    let room = room.max(1);
    let text = joined(runs);
    let ascii = text.is_ascii();
    let simple = ascii || room >= 2 && is_simple(&text);
    let lines = if ascii {
        cut(&text, room, |from| linebreaks(&text[from..]), true, &mut Ascii)
    } else if simple {
        cut(&text, room, |from| linebreaks(&text[from..]), true, &mut Simple(&text))
    } else {
        // Where a cluster goes on, no line ends, whatever UAX 14 says of its parts.
        let mut starts = text.grapheme_indices(true).map(|(at, _)| at).peekable();
        let breaks = linebreaks(&text).filter(|(at, _)| {
            while starts.next_if(|start| start < at).is_some() {}
            *at == text.len() || starts.peek() == Some(at)
        });
        let mut breaks = Some(breaks);
        cut(&text, room, |_| breaks.take().into_iter().flatten(), false, &mut ByRun { runs, room, at: 0, base: 0 })
    };
    let mut wrapped = Vec::with_capacity(lines.len());
    let spots = runs.iter().any(|run| run.spot.is_some());
    let mut cursor = Cursor { runs, spots, simple, at: 0, base: 0, content: 0 };
    for line in lines {
        wrapped.push(cursor.line(&text, line, room));
    }
    wrapped
}

/// Measures text, front to back.
trait Measure {
    /// Tells where each cluster begins and the columns it takes.
    fn clusters(&mut self, range: Range<usize>, add: &mut dyn FnMut(usize, usize));

    /// Returns the columns of a stretch.
    fn columns(&mut self, range: Range<usize>) -> usize {
        let mut all = 0;
        self.clusters(range, &mut |_, more| all += more);
        all
    }
}

/// One byte, one column.
struct Ascii;

impl Measure for Ascii {
    fn clusters(&mut self, range: Range<usize>, add: &mut dyn FnMut(usize, usize)) {
        range.for_each(|at| add(at, 1));
    }

    fn columns(&mut self, range: Range<usize>) -> usize {
        range.len()
    }
}

/// One character, one cluster.
struct Simple<'t>(&'t str);

impl Measure for Simple<'_> {
    fn clusters(&mut self, range: Range<usize>, add: &mut dyn FnMut(usize, usize)) {
        let part = self.0.get(range.clone()).unwrap_or("");
        part.char_indices().for_each(|(at, c)| add(range.start + at, char_columns(c)));
    }

    fn columns(&mut self, range: Range<usize>) -> usize {
        self.0.get(range).map_or(0, columns)
    }
}

/// Text of clusters of several characters, run by run.
struct ByRun<'r> {
    runs: &'r [Run<'r>],
    room: usize,
    /// The run the measure has come to, and the bytes before it.
    at: usize,
    base: usize,
}

impl Measure for ByRun<'_> {
    fn clusters(&mut self, range: Range<usize>, add: &mut dyn FnMut(usize, usize)) {
        while let Some(run) = self.runs.get(self.at).filter(|run| self.base + run.text.len() <= range.start) {
            self.at += 1;
            self.base += run.text.len();
        }
        let mut base = self.base;
        for run in self.runs.iter().skip(self.at) {
            let (from, to) = (range.start.max(base), range.end.min(base + run.text.len()));
            if let Some(part) = (from < to).then(|| run.text.get(from - base..to - base)).flatten() {
                for (at, cluster) in part.grapheme_indices(true) {
                    let wide = width(cluster);
                    add(from + at, if wide > self.room { 1 } else { wide });
                }
            }
            base += run.text.len();
            if base >= range.end {
                break;
            }
        }
    }
}

/// Returns a place far in a line that begins at `start`, but within it and behind `from`, where UAX 14 can be asked anew: the
/// letter in `letter space letter`. It breaks there whatever stands before, and remembers nothing beyond. No byte of simple text is
/// wider than a column, so all before the place fits.
fn far(text: &str, start: usize, from: usize, room: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let last = start.saturating_add(room).min(bytes.len().checked_sub(1)?);
    let part = bytes.get(from..=last)?;
    let alone = |three: &[u8]| matches!(three, [a, b' ', b] if a.is_ascii_alphanumeric() && b.is_ascii_alphabetic());
    let place = from + part.windows(3).rposition(alone)? + 2;
    (!bytes[from..place].contains(&b'\n')).then_some(place)
}

/// Returns where a path begins whose first slash ends `word`. UAX 14 has a line break behind every slash and none before it; a path
/// begins a line better than its slash ends one.
fn before_path(word: &str) -> Option<usize> {
    let start = word.strip_suffix('/')?.rfind(' ').map_or(0, |space| space + 1);
    (!word[start..].contains(char::is_alphanumeric)).then_some(start)
}

/// Returns the bytes of each line. `breaks` looks for the places to break from a place on, for some texts only from the beginning:
/// where it `jumps`, most of a line is not looked at.
fn cut<B: Iterator<Item = (usize, BreakOpportunity)>>(
    text: &str,
    room: usize,
    mut breaks_from: impl FnMut(usize) -> B,
    jumps: bool,
    measure: &mut impl Measure,
) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::with_capacity(text.len() / room + 2);
    let (mut start, mut end, mut used) = (0, 0, 0);
    let (mut base, mut breaks) = (0, breaks_from(0));
    let mut fresh = true;
    loop {
        if fresh
            && jumps
            && let Some(place) = far(text, start, end, room)
        {
            used += measure.columns(end..place);
            (base, breaks, end) = (place, breaks_from(place), place);
        }
        let Some((at, kind)) = breaks.next() else { break };
        let (mut at, lines_before) = (base + at, lines.len());
        let mut word = text.get(end..at).unwrap_or("");
        if at < text.len()
            && let Some(spaced) = before_path(word)
        {
            if spaced == 0 {
                fresh = false;
                continue;
            }
            (at, word) = (end + spaced, &word[..spaced]);
        }
        let bare = end + word.trim_end_matches([' ', '\n']).len();
        let wide = measure.columns(end..bare);
        if used + wide > room && used > 0 {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        if wide > room {
            measure.clusters(end..bare, &mut |place, more| {
                if used + more > room && used > 0 {
                    lines.push(start..place);
                    (start, used) = (place, 0);
                }
                used += more;
            });
            used += at - bare;
        } else {
            used += wide + at - bare;
        }
        end = at;
        if kind == BreakOpportunity::Mandatory && (at < text.len() || text.ends_with('\n')) {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        fresh = lines.len() > lines_before;
    }
    if start < text.len() || lines.is_empty() {
        lines.push(start..text.len());
    }
    lines
}

/// Walks the runs once, line by line.
struct Cursor<'r> {
    runs: &'r [Run<'r>],
    /// Whether there are spots, whose columns must be known.
    spots: bool,
    /// Whether no cluster can be wider than a line.
    simple: bool,
    at: usize,
    /// Bytes before the run at `at`.
    base: usize,
    /// The author's bytes before it.
    content: usize,
}

impl Cursor<'_> {
    fn line(&mut self, text: &str, range: Range<usize>, room: usize) -> Wrapped {
        let end = range.start + text[range.clone()].trim_end_matches(['\n', ' ']).len();
        let pieces = Vec::with_capacity((self.runs.len() - self.at.min(self.runs.len())).min(3));
        let mut line = Wrapped { start: self.content_at(range.start), pieces, spots: Vec::new() };
        let mut column = 0;
        while let Some(run) = self.runs.get(self.at) {
            let (from, to) = (range.start.max(self.base), end.min(self.base + run.text.len()));
            if let Some(part) = (from < to).then(|| run.text.get(from - self.base..to - self.base)).flatten() {
                let part = if self.simple { part.to_owned() } else { narrowed(part, room).into_owned() };
                let wide = if self.spots { columns(&part) } else { 0 };
                if let Some(kind) = &run.spot {
                    push_spot(&mut line.spots, column..column + wide, kind);
                }
                column += wide;
                // Of words shown again the place lies before this text: a difference, until the text's own is added.
                let at = match run.back {
                    Some(back) => (from - self.base).wrapping_sub(back),
                    None => self.content + if run.content { from - self.base } else { 0 },
                };
                let content = run.content || run.back.is_some();
                line.pieces.push(Piece { text: part.into(), role: run.role, extra: run.extra, content, at });
            }
            if self.base + run.text.len() > range.end {
                break;
            }
            self.base += run.text.len();
            self.content += if run.content { run.text.len() } else { 0 };
            self.at += 1;
        }
        line
    }

    fn content_at(&self, place: usize) -> usize {
        let (mut base, mut content) = (self.base, self.content);
        for run in self.runs.iter().skip(self.at) {
            let inside = place.saturating_sub(base).min(run.text.len());
            if run.content {
                content += inside;
            }
            base += run.text.len();
            if base > place {
                break;
            }
        }
        content
    }
}

fn push_spot(spots: &mut Vec<Spot>, at: Range<usize>, kind: &SpotKind) {
    let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    let at = column(at.start)..column(at.end);
    match spots.last_mut() {
        Some(last) if last.kind == *kind && last.columns.end == at.start => last.columns.end = at.end,
        _ => spots.push(Spot { columns: at, kind: kind.clone() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(runs: &[Run<'_>], room: usize) -> Vec<String> {
        let text = |line: &Wrapped| line.pieces.iter().map(|piece| &*piece.text).collect();
        wrap(runs, room).iter().map(text).collect()
    }

    fn lines(text: &str, room: usize) -> Vec<String> {
        shown(&Run::content(text, Role::Text), room)
    }

    #[test]
    fn words_move_whole_and_long_ones_are_cut() {
        assert_eq!(lines("the quick brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(lines("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(lines("日本語のテキスト", 6), ["日本語", "のテキ", "スト"]);
        assert_eq!(lines("", 5), [""]);
        assert_eq!(lines("a日", 1), ["a", "?"]);
    }

    #[test]
    fn a_path_stays_with_its_first_slash() {
        assert_eq!(lines("such as /sailings", 10), ["such as", "/sailings"]);
        assert_eq!(lines("see (/ports/x) now", 8), ["see", "(/ports/", "x) now"]);
        assert_eq!(lines("and /", 4), ["and", "/"]);
    }

    #[test]
    fn clusters_of_two_runs_do_not_join() {
        // A hand and a skin tone are two columns together and four apart.
        let mut runs = Run::content("👋", Role::Text);
        runs.extend(Run::content("🏽", Role::Strong));
        assert_eq!(shown(&runs, 3), ["👋", "🏽"]);
    }

    #[test]
    fn lines_and_pieces_know_their_place_in_the_words() {
        let mut runs = vec![Run::mark("- ", Role::Dim, None)];
        runs.extend(Run::content("one two", Role::Text));
        runs.push(Run::line_break());
        runs.extend(Run::content("three", Role::Strong));
        let mut text = String::new();
        words(&runs, &mut text);
        assert_eq!(text, "one two\nthree\n");
        let starts: Vec<usize> = wrap(&runs, 5).iter().map(|line| line.start).collect();
        assert_eq!(starts, [0, 4, 8]);
        for line in wrap(&runs, 5) {
            for piece in line.pieces.iter().filter(|piece| piece.content) {
                assert!(text[piece.at..].starts_with(&*piece.text), "{piece:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn lines_are_the_same_whether_all_of_them_is_looked_at_or_not(
            text in "([a-zA-Z0-9]{1,8}|[ -~]{1,4}|[-/(\"'%$.,:!?#+)] ?|[\u{a7}é“”–…─→日本の§]{1,3}|\n| {1,3}){0,60}",
            room in 2usize..40,
        ) {
            let all = cut(&text, room, |from| linebreaks(&text[from..]), false, &mut Simple(&text));
            prop_assert_eq!(cut(&text, room, |from| linebreaks(&text[from..]), true, &mut Simple(&text)), all.clone());
            if text.is_ascii() {
                prop_assert_eq!(cut(&text, room, |from| linebreaks(&text[from..]), true, &mut Ascii), all);
            }
        }

        #[test]
        fn no_line_is_wider_and_nothing_is_lost(texts in prop::collection::vec("\\PC{0,40}", 1..6), room in 1usize..50) {
            let mut runs = Vec::new();
            for text in &texts {
                Run::push(text, Role::Text, Modifier::empty(), None, &mut runs);
            }
            let wrapped = wrap(&runs, room);
            let mut before = 0;
            for line in &wrapped {
                prop_assert!(line.columns() <= room, "{line:?}");
                prop_assert!(line.start >= before);
                before = line.start;
            }
            let bare = |text: String| text.replace(' ', "");
            let all: String = runs.iter().map(|run| narrowed(&run.text, room).into_owned()).collect();
            prop_assert_eq!(bare(shown(&runs, room).concat()), bare(all));
        }
    }
}
