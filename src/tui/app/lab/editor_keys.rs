//! Keys that go into a file.

use super::super::super::command::{Command, Context};
use super::super::super::editor::{Editor, Motion};
use super::super::super::field::Field;
use super::super::super::keys::Key;
use super::super::super::msg::Effect;
use super::super::{App, Side};
use crossterm::event::{KeyCode, KeyModifiers};

impl App {
    /// While something is typed in the lab, characters go there and only other keys are commands; none when nothing is typed.
    pub(crate) fn lab_field_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let now = self.study.clock.steady_millis();
        let pane = self.lab.as_mut()?;
        pane.session.touch(now);
        let running = pane.session.running().is_some();
        if !pane.typing {
            return self.slider_key(key);
        }
        if pane.line.is_some() {
            return self.line_key(key);
        }
        if pane.editor().and_then(Editor::finder).is_some_and(|finder| finder.typing)
            && let Some(effects) = self.finder_key(key)
        {
            return Some(effects);
        }
        let nearest: &[Context] = if running { &[Context::LabRunning, Context::Editor] } else { &[Context::Editor] };
        Some(self.editor_key(key, nearest, &[Context::Lab, Context::Anywhere]))
    }

    /// A key for the text that is typed: a command of `nearest`, a character, or at last a command of `beyond`.
    pub(crate) fn editor_key(&mut self, key: Key, nearest: &[Context], beyond: &[Context]) -> Vec<Effect> {
        self.selecting = key.modifiers.contains(KeyModifiers::SHIFT);
        let effects = match (self.keymap.command(nearest, key), key.typed(), key.code) {
            (Some(command), ..) => self.run(command),
            (None, Some(c), _) => self.edit(|editor| editor.type_char(c)),
            (None, _, KeyCode::Enter) => self.edit(Editor::new_line),
            (None, _, KeyCode::Backspace) => self.edit(Editor::backspace),
            (None, _, KeyCode::Delete) => self.edit(Editor::delete),
            _ => match self.keymap.command(beyond, key) {
                Some(command) => self.run(command),
                None => Vec::new(),
            },
        };
        self.selecting = false;
        effects
    }

    /// Returns the text that shows: the note that is written, or the file of the lab.
    pub(crate) fn shown_editor(&self) -> Option<&Editor> {
        if self.side() == Some(Side::Notes) {
            return self.notes.writing().map(|writing| &writing.editor);
        }
        self.lab.as_ref().and_then(|pane| pane.editor())
    }

    /// Returns the text that shows, to change it.
    pub(crate) fn shown_editor_mut(&mut self) -> Option<&mut Editor> {
        if self.side() == Some(Side::Notes) {
            return self.notes.editor_mut();
        }
        self.lab.as_mut().and_then(|pane| pane.editor_mut())
    }

    /// Keys for the number of a line.
    fn line_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let pane = self.lab.as_mut()?;
        let field = pane.line.as_mut()?;
        match key.code {
            KeyCode::Enter => {
                let line = field.text().trim().parse::<usize>().ok();
                pane.line = None;
                if let (Some(line), Some(editor)) = (line, pane.editor_mut()) {
                    editor.go_to(line, 1);
                }
            }
            KeyCode::Esc => pane.line = None,
            _ => {
                let digit = key.typed().is_none_or(|c| c.is_ascii_digit());
                if digit && !field.take(key) {
                    pane.line = None;
                    return None;
                }
            }
        }
        Some(Vec::new())
    }

    /// Keys for the words that are looked for; none when the key is not for them.
    pub(crate) fn finder_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let command = self.keymap.command(&[Context::Editor], key);
        let editor = self.shown_editor_mut()?;
        match (key.code, command) {
            (KeyCode::Enter, _) => {
                let found = editor.find_count().1 > 0;
                if let Some(finder) = editor.finder_mut() {
                    finder.typing = false;
                }
                if !found {
                    editor.end_find(true);
                }
            }
            (KeyCode::Esc, _) => editor.end_find(true),
            (KeyCode::Down, _) | (_, Some(Command::EditorFindNext)) => editor.find_step(true),
            (KeyCode::Up, _) | (_, Some(Command::EditorFindPrevious)) => editor.find_step(false),
            _ => {
                if !editor.finder_mut()?.field.take(key) {
                    return None;
                }
                editor.find_from_start();
            }
        }
        Some(Vec::new())
    }

    /// Changes the file that shows; says why when it cannot be changed.
    pub(crate) fn edit(&mut self, change: impl FnOnce(&mut Editor) -> bool) -> Vec<Effect> {
        let Some(editor) = self.shown_editor_mut() else { return Vec::new() };
        let (before, read_only) = (editor.revision(), editor.read_only);
        let done = change(editor);
        if editor.revision() != before {
            if self.notes_focused() { self.note_changed() } else { self.lab_changed() }
        } else if read_only {
            self.toast(self.words.get("toast.read-only").to_owned());
        } else if !done {
            // Nothing to take back is no reason for words; no room is.
            self.tell_when_full();
        }
        Vec::new()
    }

    fn tell_when_full(&mut self) {
        if self.shown_editor().is_some_and(Editor::is_full) {
            self.tell_no_room();
        }
    }

    /// Does something in the file that shows that changes no text.
    pub(crate) fn in_editor(&mut self, act: impl FnOnce(&mut Editor)) -> Vec<Effect> {
        if let Some(editor) = self.shown_editor_mut() {
            act(editor);
        }
        Vec::new()
    }

    /// Moves the cursor; with shift it selects.
    pub(crate) fn editor_go(&mut self, motion: Motion) -> Vec<Effect> {
        let select = self.selecting;
        if self.notes_focused() && matches!(motion, Motion::Up | Motion::Down) {
            self.note_row(if motion == Motion::Down { 1 } else { -1 }, select);
            return Vec::new();
        }
        self.in_editor(|editor| editor.go(motion, select))
    }

    /// Escape: ends a search first, then the typing.
    pub(crate) fn editor_leave(&mut self) -> Vec<Effect> {
        if let Some(editor) = self.shown_editor_mut()
            && editor.finder().is_some()
        {
            editor.end_find(false);
            return Vec::new();
        }
        if self.notes_focused() {
            return self.leave_note();
        }
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.typing = false;
        pane.refresh_panel();
        self.keep_lab()
    }

    /// Copies what is selected; with nothing selected, the key that ends programs everywhere does so here.
    pub(crate) fn editor_copy(&mut self) -> Vec<Effect> {
        let Some(editor) = self.shown_editor() else { return Vec::new() };
        if editor.selected().is_none() {
            return self.quit();
        }
        let text = editor.copied();
        self.clipboard.clone_from(&text);
        self.toast(self.words.get("toast.copied-text").to_owned());
        vec![Effect::Copy(text)]
    }

    /// Cuts what is selected, or the line.
    pub(crate) fn editor_cut(&mut self) -> Vec<Effect> {
        let mut text = None;
        let mut effects = self.edit(|editor| {
            text = editor.cut();
            text.is_some()
        });
        if let Some(text) = text {
            self.clipboard.clone_from(&text);
            effects.push(Effect::Copy(text));
        }
        effects
    }

    /// Pastes what was copied or cut here.
    pub(crate) fn editor_paste(&mut self) -> Vec<Effect> {
        let text = self.clipboard.clone();
        if self.notes_focused() { self.paste_in_editor(&text) } else { self.lab_paste(&text) }
    }

    /// Puts pasted text where something is typed.
    pub(crate) fn lab_paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(pane) = self.lab.as_mut() else { return Vec::new() };
        if let Some(field) = pane.sliders_mut().and_then(|sliders| sliders.field.as_mut()) {
            field.insert(text);
        }
        if !pane.typing {
            return Vec::new();
        }
        if let Some(field) = &mut pane.line {
            field.insert(text);
            return Vec::new();
        }
        self.paste_in_editor(text)
    }

    /// Puts pasted text into the text that is typed, or into the words that are looked for in it.
    pub(crate) fn paste_in_editor(&mut self, text: &str) -> Vec<Effect> {
        if let Some(editor) = self.shown_editor_mut()
            && let Some(finder) = editor.finder_mut().filter(|finder| finder.typing)
        {
            finder.field.insert(text);
            editor.find_from_start();
            return Vec::new();
        }
        if text.is_empty() {
            return Vec::new();
        }
        let mut full = false;
        let effects = self.edit(|editor| {
            let done = editor.insert(text);
            full = !done && !editor.read_only;
            done
        });
        if full {
            self.tell_no_room();
        }
        effects
    }

    fn tell_no_room(&mut self) {
        let key = if self.notes_focused() { "toast.note-full" } else { "toast.file-full" };
        self.toast(self.words.get(key).to_owned());
    }

    /// Asks for the number of a line.
    pub(crate) fn editor_ask_line(&mut self) {
        let in_lab = !self.notes_focused();
        if let Some(pane) = self.lab.as_mut().filter(|pane| pane.typing && in_lab) {
            pane.line = Some(Field::query(""));
        }
    }
}
