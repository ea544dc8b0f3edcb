//! Changing the text.

use super::history::{Change, Kind, Selection};
use super::text::{Pos, end_of};
use super::widget::Editor;
use std::ops::Range;

/// One step of indentation.
const INDENT: &str = "  ";

impl Editor {
    /// Puts text in place of what is selected, as a paste does; returns false when it has no room or nothing can be changed.
    pub(crate) fn insert(&mut self, piece: &str) -> bool {
        let piece = piece.replace("\r\n", "\n").replace('\r', "\n");
        self.put(&piece, Kind::Other)
    }

    /// Types a character. A closing bracket alone in its line goes a step back.
    pub(crate) fn type_char(&mut self, c: char) -> bool {
        let cursor = self.cursor();
        let before = self.text.line(cursor.line).get(..cursor.byte).unwrap_or("");
        let closes = matches!(c, '}' | ')' | ']') && self.selected().is_none();
        if closes && !before.is_empty() && before.chars().all(char::is_whitespace) {
            let start = before.strip_suffix(INDENT).or(before.strip_suffix('\t')).map_or(cursor.byte, str::len);
            return self.change(vec![(Pos { byte: start, ..cursor }..cursor, c.to_string())], Kind::Type);
        }
        self.put(c.encode_utf8(&mut [0; 4]), Kind::Type)
    }

    /// Begins a new line with the indentation of this one; after an opening bracket or a colon a step further.
    pub(crate) fn new_line(&mut self) -> bool {
        let range = self.selected().unwrap_or(self.cursor()..self.cursor());
        let line = self.text.line(range.start.line);
        let before = line.get(..range.start.byte).unwrap_or("");
        let indent: String = before.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let words = before.trim_end();
        let opens = words.ends_with(['{', '(', '[', ':']);
        let after = self.text.line(range.end.line).get(range.end.byte..).unwrap_or("");
        let closes = words.chars().next_back().zip(after.chars().next());
        let between = matches!(closes, Some(('{', '}') | ('(', ')') | ('[', ']')));
        let step = if opens { INDENT } else { "" };
        if !between {
            return self.put(&format!("\n{indent}{step}"), Kind::Other);
        }
        let done = self.put(&format!("\n{indent}{step}\n{indent}"), Kind::Other);
        if done {
            let line = self.cursor().line - 1;
            let end = self.text.line(line).len();
            self.selection = Selection { cursor: Pos { line, byte: end }, anchor: None };
            self.moved();
        }
        done
    }

    /// Deletes what is selected, or the cluster before the cursor; in the indentation a whole step.
    pub(crate) fn backspace(&mut self) -> bool {
        let cursor = self.cursor();
        let range = self.selected().unwrap_or_else(|| {
            let before = self.text.line(cursor.line).get(..cursor.byte).unwrap_or("");
            let indent =
                !before.is_empty() && before.len().is_multiple_of(INDENT.len()) && before.bytes().all(|b| b == b' ');
            let start =
                if indent { Pos { byte: cursor.byte - INDENT.len(), ..cursor } } else { self.text.before(cursor) };
            start..cursor
        });
        self.remove(range)
    }

    /// Deletes what is selected, or the cluster behind the cursor.
    pub(crate) fn delete(&mut self) -> bool {
        let cursor = self.cursor();
        let range = self.selected().unwrap_or_else(|| cursor..self.text.after(cursor));
        self.remove(range)
    }

    /// Deletes what is selected, or the word before the cursor.
    pub(crate) fn delete_word(&mut self) -> bool {
        let cursor = self.cursor();
        let range = self.selected().unwrap_or_else(|| self.word_left(cursor)..cursor);
        self.remove(range)
    }

    /// Moves the selected lines a step in; with nothing selected, the cursor goes to the next step.
    pub(crate) fn indent(&mut self) -> bool {
        match self.selected() {
            Some(range) if range.start.line != range.end.line => {
                let lines = self.touched(&range);
                let edits = lines.filter(|line| !self.text.line(*line).is_empty());
                let edits = edits.map(|line| (start(line)..start(line), INDENT.to_owned())).collect();
                self.change_lines(edits)
            }
            _ => {
                let column = self.cursor_column();
                self.put(&INDENT[..INDENT.len() - column % INDENT.len()], Kind::Other)
            }
        }
    }

    /// Moves the selected lines, or the one with the cursor, a step out.
    pub(crate) fn outdent(&mut self) -> bool {
        let range = self.selected().unwrap_or(self.cursor()..self.cursor());
        let edits = self.touched(&range).filter_map(|line| {
            let text = self.text.line(line);
            let spaces = text.bytes().take(INDENT.len()).take_while(|byte| *byte == b' ').count();
            let bytes = if text.starts_with('\t') { 1 } else { spaces };
            (bytes > 0).then(|| (start(line)..Pos { line, byte: bytes }, String::new()))
        });
        let edits = edits.collect();
        self.change_lines(edits)
    }

    /// Returns what is selected, or the line with the cursor.
    pub(crate) fn copied(&self) -> String {
        match self.selected() {
            Some(range) => self.text.slice(range),
            None => format!("{}\n", self.text.line(self.cursor().line)),
        }
    }

    /// Takes out what is selected, or the line with the cursor; returns it.
    pub(crate) fn cut(&mut self) -> Option<String> {
        let text = self.copied();
        let line = self.cursor().line;
        let range = self.selected().unwrap_or_else(|| {
            if line < self.text.last() {
                start(line)..start(line + 1)
            } else {
                let before = line.checked_sub(1).map(|line| Pos { line, byte: self.text.line(line).len() });
                before.unwrap_or_default()..self.text.end()
            }
        });
        self.change(vec![(range, String::new())], Kind::Other).then_some(text)
    }

    /// Takes the last change back.
    pub(crate) fn undo(&mut self) -> bool {
        if self.read_only {
            return false;
        }
        let Some(step) = self.history.undo() else { return false };
        for change in step.changes.iter().rev() {
            self.apply(change.at..end_of(change.at, &change.inserted), &change.removed);
        }
        self.selection = step.before;
        self.moved();
        true
    }

    /// Does again what was taken back.
    pub(crate) fn redo(&mut self) -> bool {
        if self.read_only {
            return false;
        }
        let Some(step) = self.history.redo() else { return false };
        for change in &step.changes {
            self.apply(change.at..end_of(change.at, &change.removed), &change.inserted);
        }
        self.selection = step.after;
        self.moved();
        true
    }

    /// Puts another text in place of all of it, as a change that can be taken back; the cursor stays in its line.
    pub(crate) fn replace_all(&mut self, text: &str) {
        let own = self.text.text();
        if own == text {
            return;
        }
        let (same_start, same_end) = crate::base::diff::common_ends(&own, text);
        let from = end_of(Pos::default(), &own[..same_start]);
        let to = end_of(Pos::default(), &own[..own.len() - same_end]);
        let cursor = self.cursor();
        let read_only = std::mem::take(&mut self.read_only);
        self.selection.anchor = None;
        self.change(vec![(from..to, text[same_start..text.len() - same_end].to_owned())], Kind::Other);
        self.read_only = read_only;
        self.selection = Selection { cursor: self.text.clamp(cursor), anchor: None };
        self.moved();
    }

    fn put(&mut self, piece: &str, kind: Kind) -> bool {
        let range = self.selected().unwrap_or(self.cursor()..self.cursor());
        self.change(vec![(range, piece.to_owned())], kind)
    }

    fn remove(&mut self, range: Range<Pos>) -> bool {
        if range.is_empty() {
            return !self.read_only;
        }
        self.change(vec![(range, String::new())], Kind::Delete)
    }

    /// Lines that a selection touches; one that ends at the start of a line does not touch it.
    fn touched(&self, range: &Range<Pos>) -> Range<usize> {
        let last =
            if range.end.byte == 0 && range.end.line > range.start.line { range.end.line - 1 } else { range.end.line };
        range.start.line..last + 1
    }

    /// Changes the starts of lines; what is selected stays selected.
    fn change_lines(&mut self, edits: Vec<(Range<Pos>, String)>) -> bool {
        if edits.is_empty() {
            return !self.read_only;
        }
        let by: Vec<(usize, isize)> = edits
            .iter()
            .map(|(range, with)| (range.start.line, with.len().cast_signed() - range.end.byte.cast_signed()))
            .collect();
        let before = self.selection;
        if !self.change(edits, Kind::Other) {
            return false;
        }
        let moved = |pos: Pos| {
            let shift = by.iter().find(|(line, _)| *line == pos.line).map_or(0, |(_, shift)| *shift);
            // A selection from the edge keeps to the edge.
            let byte = if pos.byte == 0 { 0 } else { pos.byte.saturating_add_signed(shift) };
            Pos { byte, ..pos }
        };
        self.selection = Selection { cursor: moved(before.cursor), anchor: before.anchor.map(moved) };
        self.history.amend(self.selection);
        true
    }

    /// Makes changes one after the other, as one step; places are those of the text before the first, in order.
    fn change(&mut self, edits: Vec<(Range<Pos>, String)>, kind: Kind) -> bool {
        let added: usize = edits.iter().map(|(_, with)| with.len()).sum();
        if self.read_only || (added > 0 && self.text.bytes() + added > self.limit) {
            return false;
        }
        let before = self.selection;
        let mut changes = Vec::with_capacity(edits.len());
        let mut end = self.cursor();
        // From the last to the first, so that places stay true.
        for (range, with) in edits.into_iter().rev() {
            let at = range.start;
            let (removed, after) = self.apply(range, &with);
            end = after;
            changes.push(Change { at, removed, inserted: with });
        }
        self.selection = Selection { cursor: end, anchor: None };
        self.moved();
        self.history.note(changes, before, self.selection, kind);
        true
    }

    /// Changes the text and moves its colours along.
    fn apply(&mut self, range: Range<Pos>, with: &str) -> (String, Pos) {
        let (start, lines) = (range.start, range.end.line - range.start.line);
        let in_one_line = lines == 0 && !with.contains('\n');
        let bytes = range.end.byte.saturating_sub(start.byte);
        let (removed, end) = self.text.replace(range, with);
        self.revision += 1;
        if in_one_line {
            self.colours.shift(start.line, start.byte, bytes, with.len());
        }
        let added = &self.text.lines()[start.line..=end.line];
        self.colours.splice(start.line, lines + 1, added);
        (removed, end)
    }
}

fn start(line: usize) -> Pos {
    Pos { line, byte: 0 }
}

#[cfg(test)]
mod tests {
    use super::super::{Editor, Motion, Pos};
    use proptest::prelude::*;

    fn editor(text: &str) -> Editor {
        Editor::new(text, "js", false, 100_000)
    }

    fn typed(text: &str, at: (usize, usize), keys: &str) -> String {
        let mut editor = editor(text);
        editor.put_cursor(Pos { line: at.0, byte: at.1 }, false);
        for c in keys.chars() {
            if c == '\n' {
                editor.new_line()
            } else {
                editor.type_char(c)
            };
        }
        editor.text()
    }

    #[test]
    fn new_lines_keep_the_indentation_and_brackets_open_and_close_a_step() {
        assert_eq!(typed("  a", (0, 3), "\nb"), "  a\n  b");
        assert_eq!(typed("", (0, 0), "if (x) {\ny\n}"), "if (x) {\n  y\n}");
        assert_eq!(typed("f({})", (0, 3), "\nx"), "f({\n  x\n})");
        assert_eq!(typed("key:", (0, 4), "\nx"), "key:\n  x");
    }

    #[test]
    fn selected_lines_go_in_and_out_and_stay_selected() {
        let mut editor = editor("a\n\n  b\nc");
        editor.put_cursor(Pos { line: 0, byte: 0 }, false);
        editor.put_cursor(Pos { line: 3, byte: 0 }, true);
        editor.indent();
        assert_eq!(editor.text(), "  a\n\n    b\nc");
        assert_eq!(editor.selected(), Some(Pos { line: 0, byte: 0 }..Pos { line: 3, byte: 0 }));
        editor.outdent();
        editor.outdent();
        assert_eq!(editor.text(), "a\n\nb\nc");
        editor.undo();
        editor.undo();
        editor.undo();
        assert_eq!(editor.text(), "a\n\n  b\nc");
    }

    #[test]
    fn words_are_taken_back_one_by_one_and_done_again() {
        let mut editor = editor("");
        for c in "one two".chars() {
            editor.type_char(c);
        }
        assert!(editor.undo());
        assert_eq!(editor.text(), "one ");
        assert!(editor.undo() && !editor.undo());
        assert!(editor.redo() && editor.redo() && !editor.redo());
        assert_eq!(editor.text(), "one two");
        editor.backspace();
        editor.backspace();
        editor.undo();
        assert_eq!(editor.text(), "one two");
    }

    #[test]
    fn a_line_is_cut_when_nothing_is_selected_and_pasted_whole() {
        let mut editor = editor("one\ntwo\nthree");
        editor.go(Motion::Down, false);
        assert_eq!(editor.cut().as_deref(), Some("two\n"));
        assert_eq!(editor.text(), "one\nthree");
        editor.go(Motion::Start, false);
        editor.insert("two\r\n");
        assert_eq!(editor.text(), "two\none\nthree");
        editor.go(Motion::End, false);
        assert_eq!(editor.cut().as_deref(), Some("three\n"));
        assert_eq!(editor.text(), "two\none");
    }

    #[test]
    fn nothing_changes_what_is_for_reading_or_has_no_room() {
        let mut reading = Editor::new("a", "js", true, 10);
        assert!(!reading.type_char('x') && !reading.backspace() && !reading.new_line() && reading.cut().is_none());
        assert_eq!(reading.text(), "a");
        let mut full = Editor::new("abc", "js", false, 4);
        assert!(full.type_char('x') && !full.type_char('y') && full.backspace());
        assert_eq!(full.text(), "abc");
    }

    #[test]
    fn another_text_comes_as_one_step_and_the_cursor_stays_in_its_line() {
        let mut editor = editor("one\ntwo\nthree");
        editor.put_cursor(Pos { line: 2, byte: 1 }, false);
        editor.replace_all("one\n2\nthree");
        assert_eq!((editor.text().as_str(), editor.cursor()), ("one\n2\nthree", Pos { line: 2, byte: 1 }));
        editor.undo();
        assert_eq!(editor.text(), "one\ntwo\nthree");
    }

    /// Does what a number stands for.
    fn act(editor: &mut Editor, what: u8) {
        let motions = [
            Motion::Left,
            Motion::Right,
            Motion::Up,
            Motion::Down,
            Motion::WordLeft,
            Motion::WordRight,
            Motion::LineStart,
            Motion::LineEnd,
            Motion::PageUp,
            Motion::PageDown,
            Motion::Start,
            Motion::End,
        ];
        match what {
            0..24 => editor.go(motions[usize::from(what / 2)], what.is_multiple_of(2)),
            24 => _ = editor.backspace(),
            25 => _ = editor.delete(),
            26 => _ = editor.delete_word(),
            27 => _ = editor.indent(),
            28 => _ = editor.outdent(),
            29 => _ = editor.new_line(),
            30 => _ = editor.cut(),
            31 => _ = editor.insert("日本\n\t{é"),
            32 => _ = editor.type_char('}'),
            33 => editor.select_all(),
            34 => _ = editor.insert("👩‍👩‍👧e\u{301}"),
            35 => editor.replace_all("a\n日本\nb"),
            _ => _ = editor.type_char('x'),
        }
    }

    proptest! {
        #[test]
        fn every_action_can_be_taken_back_and_done_again(start in "[a日é{}() \t\n]{0,30}", actions in prop::collection::vec(0u8..40, 0..60)) {
            let mut editor = editor(&start);
            for action in actions {
                act(&mut editor, action);
                let cursor = editor.cursor();
                prop_assert!(editor.line(cursor.line).is_char_boundary(cursor.byte));
                let _ = (editor.cursor_column(), editor.bracket_pair(), editor.copied());
            }
            let end = editor.text();
            while editor.undo() {}
            prop_assert_eq!(editor.text(), start);
            while editor.redo() {}
            prop_assert_eq!(editor.text(), end);
        }
    }
}
