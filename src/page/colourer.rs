//! Colours for a text that is being edited: the text and its colours are kept beside the frame, and only what an edit touches is done anew.

use super::Role;
use super::highlight::{Parser, Spans, is_coloured};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Lines between two places from which colouring can begin.
const STRIDE: usize = 32;

/// The most lines that are coloured; nobody edits more by hand.
const LINES: usize = 20_000;

/// Lines replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Splice {
    from: usize,
    removed: usize,
    added: Vec<String>,
}

/// What the thread that finds colours knows of a text.
#[derive(Debug)]
struct Text {
    language: String,
    lines: Vec<String>,
    /// How the language stands before line `0`, `STRIDE`, …, as far as it is known.
    marks: Vec<Parser>,
    /// Nobody knows the language, or a pattern failed: the text stays plain.
    broken: bool,
}

/// The colours of a text that changes: made beside the frame by [`ColourJob`]s, a little late, and moved along with every change.
#[derive(Debug)]
pub struct Colourer {
    text: Option<Arc<Mutex<Text>>>,
    /// The latest change that was handed over; older jobs only take the text in.
    latest: Arc<AtomicU64>,
    revision: u64,
    waiting: Vec<Splice>,
    spans: Vec<Option<Spans>>,
    /// What was asked for last: the revision and the lines.
    asked: Option<(u64, Range<usize>)>,
}

/// Lines that wait for colours.
#[derive(Debug)]
pub struct ColourJob {
    text: Arc<Mutex<Text>>,
    latest: Arc<AtomicU64>,
    revision: u64,
    splices: Vec<Splice>,
    lines: Range<usize>,
}

/// Colours of lines of a text that is edited.
#[derive(Debug)]
pub struct Coloured {
    text: Arc<Mutex<Text>>,
    revision: u64,
    first: usize,
    lines: Vec<Spans>,
}

impl Colourer {
    /// Takes a text in a language; one that is not known stays plain.
    pub fn new(language: &str, lines: &[String]) -> Self {
        // The language is looked up with the first job: that takes a moment.
        let text = is_coloured(language).then(|| {
            let language = language.to_owned();
            Arc::new(Mutex::new(Text { language, lines: Vec::new(), marks: Vec::new(), broken: false }))
        });
        let mut colourer =
            Self { text, latest: Arc::default(), revision: 0, waiting: Vec::new(), spans: Vec::new(), asked: None };
        colourer.splice(0, 0, lines);
        colourer
    }

    /// Notes that `removed` lines from `from` on were replaced; colours of other lines move along.
    pub fn splice(&mut self, from: usize, removed: usize, added: &[String]) {
        self.revision += 1;
        let from = from.min(self.spans.len());
        let end = from.saturating_add(removed).min(self.spans.len());
        // A line that changed keeps its colours until it gets new ones.
        let kept: Vec<Option<Spans>> = self.spans[from..end].to_vec();
        let new = (0..added.len()).map(|at| kept.get(at).cloned().flatten());
        self.spans.splice(from..end, new);
        if self.text.is_some() {
            self.waiting.push(Splice { from, removed: end - from, added: added.to_vec() });
        }
    }

    /// Returns the colours of a line as far as they are known: bytes and what stands there. The line may have changed since.
    pub fn spans(&self, line: usize) -> &[(Range<usize>, Role)] {
        self.spans.get(line).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Moves the colours of a line along with a change in it: `removed` bytes at `at` became `added` bytes.
    pub fn shift(&mut self, line: usize, at: usize, removed: usize, added: usize) {
        let Some(Some(spans)) = self.spans.get_mut(line) else { return };
        let end = at + removed;
        let moved = |place: usize, stays: bool| {
            if place < at || (place == at && stays) {
                place
            } else if place < end {
                at
            } else {
                place - removed + added
            }
        };
        for (range, _) in spans.iter_mut() {
            *range = moved(range.start, false)..moved(range.end, true);
        }
        spans.retain(|(range, _)| !range.is_empty());
    }

    /// Returns the job that colours these lines, when it is not on its way.
    pub fn wanted(&mut self, lines: Range<usize>) -> Option<ColourJob> {
        let text = self.text.clone()?;
        let wanted = (self.revision, lines.clone());
        if self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted);
        self.latest.store(self.revision, Ordering::SeqCst);
        let splices = std::mem::take(&mut self.waiting);
        Some(ColourJob { text, latest: self.latest.clone(), revision: self.revision, splices, lines })
    }

    /// Takes colours, unless they are another text's or the text has changed since; returns whether something changed.
    pub fn apply(&mut self, done: &Coloured) -> bool {
        let own = self.text.as_ref().is_some_and(|text| Arc::ptr_eq(text, &done.text));
        if !own || done.revision != self.revision {
            return false;
        }
        for (at, line) in done.lines.iter().enumerate() {
            if let Some(known) = self.spans.get_mut(done.first + at) {
                *known = Some(line.clone());
            }
        }
        true
    }
}

impl ColourJob {
    /// Finds the colours. A pattern that fails costs the colours of this text and nothing else.
    pub fn run(self) -> Coloured {
        let mut text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        for splice in self.splices {
            text.splice(splice);
        }
        let overtaken = self.latest.load(Ordering::SeqCst) != self.revision;
        let mut lines = Vec::new();
        if !overtaken && !text.broken {
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| text.colour(&self.lines)));
            text.broken = found.is_err();
            lines = found.unwrap_or_default();
        }
        drop(text);
        Coloured { text: self.text, revision: self.revision, first: self.lines.start, lines }
    }
}

impl Text {
    fn splice(&mut self, splice: Splice) {
        let from = splice.from.min(self.lines.len());
        let end = from.saturating_add(splice.removed).min(self.lines.len());
        self.lines.splice(from..end, splice.added);
        // What stands before the first changed line is as it was.
        self.marks.truncate(from / STRIDE + 1);
    }

    fn colour(&mut self, wanted: &Range<usize>) -> Vec<Spans> {
        let end = wanted.end.min(self.lines.len()).min(LINES);
        if self.marks.is_empty() {
            self.marks.extend(Parser::new(&self.language));
        }
        let begin = (wanted.start / STRIDE).min(self.marks.len().saturating_sub(1));
        let Some(mut parser) = self.marks.get(begin).cloned() else { return Vec::new() };
        let mut out = Vec::new();
        for at in begin * STRIDE..end {
            if at % STRIDE == 0 && at / STRIDE == self.marks.len() {
                self.marks.push(parser.clone());
            }
            let spans = parser.line(&self.lines[at]);
            if at >= wanted.start {
                out.push(spans);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split('\n').map(str::to_owned).collect()
    }

    fn whole(language: &str, text: &str) -> Vec<Spans> {
        let mut colourer = Colourer::new(language, &lines(text));
        colourer.wanted(0..usize::MAX).unwrap().run().lines
    }

    #[test]
    fn an_edit_gives_the_colours_that_the_whole_text_would_have() {
        let mut text = lines(&"let a = 1; // one\nconst b = 'x';\n".repeat(60));
        let mut colourer = Colourer::new("js", &text);
        let job = colourer.wanted(90..100).unwrap();
        assert!(colourer.wanted(90..100).is_none());
        assert!(colourer.apply(&job.run()));
        assert!(!colourer.spans(95).is_empty() && colourer.spans(3).is_empty());
        // An open comment changes everything below it.
        text.splice(10..11, lines("/* open\nmore"));
        colourer.splice(10, 1, &lines("/* open\nmore"));
        let done = colourer.wanted(80..100).unwrap().run();
        assert_eq!(done.lines, whole("js", &text.join("\n"))[80..100]);
        assert!(done.lines[0].iter().all(|(_, role)| *role == Role::Comment));
        assert!(colourer.apply(&done));
    }

    #[test]
    fn colours_that_come_late_are_not_taken_and_old_ones_move_along() {
        let mut colourer = Colourer::new("js", &lines("let a = 'x';"));
        let job = colourer.wanted(0..1).unwrap();
        assert!(colourer.apply(&job.run()));
        let before = colourer.spans(0).to_vec();
        let late = {
            colourer.splice(0, 0, &lines("// new"));
            let job = colourer.wanted(0..2).unwrap();
            colourer.splice(0, 1, &lines("// newer"));
            job.run()
        };
        assert!(!colourer.apply(&late));
        assert_eq!(colourer.spans(1), before);
        colourer.shift(1, 3, 0, 2);
        assert_eq!(colourer.spans(1)[0].0, 0..3);
        let literal = colourer.spans(1).iter().find(|(_, role)| *role == Role::Literal).unwrap();
        assert_eq!(literal.0, 10..13);
    }

    #[test]
    fn a_language_nobody_knows_stays_plain() {
        let mut colourer = Colourer::new("no-such-language", &lines("a"));
        let job = colourer.wanted(0..1).unwrap();
        assert!(job.run().lines.is_empty());
        assert!(Colourer::new("text", &lines("a")).wanted(0..1).is_none());
        assert!(colourer.spans(0).is_empty() && colourer.spans(9).is_empty());
    }
}
