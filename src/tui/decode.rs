//! Bytes of the terminal → messages. The sequences themselves are the termina crate's business.

use super::keys::Key;
use super::msg::Msg;
use crossterm::event as seen;
use termina::event::{KeyCode, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::{Event, Parser};

/// The most bytes of one sequence or paste that is not closed; what is longer is dropped.
const LONGEST: usize = 4 * 1024 * 1024;

/// Turns what is read from the terminal into messages, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    parser: Parser,
    /// Bytes since the last whole event.
    waiting: usize,
}

impl Decoder {
    /// Takes the next piece. With `more`, a piece that follows at once may end what this one begins; without, an escape that ends the
    /// piece is the key.
    pub(super) fn feed(&mut self, bytes: &[u8], more: bool) -> Vec<Msg> {
        self.parser.parse(bytes, more);
        self.waiting += bytes.len();
        let mut found = Vec::new();
        while let Some(event) = self.parser.pop() {
            self.waiting = 0;
            found.extend(message(event));
        }
        if self.waiting > LONGEST {
            *self = Self::default();
        }
        found
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let event = seen::KeyEvent::new(code(key.code)?, modifiers(key.modifiers));
            Key::from_event(event).map(Msg::Key)
        }
        Event::Mouse(mouse) => Some(Msg::Mouse(seen::MouseEvent {
            kind: mouse_kind(mouse.kind),
            column: mouse.column,
            row: mouse.row,
            modifiers: modifiers(mouse.modifiers),
        })),
        Event::Paste(text) => Some(Msg::Paste(text)),
        _ => None,
    }
}

fn code(code: KeyCode) -> Option<seen::KeyCode> {
    Some(match code {
        KeyCode::Char(c) => seen::KeyCode::Char(c),
        KeyCode::Enter => seen::KeyCode::Enter,
        KeyCode::Backspace => seen::KeyCode::Backspace,
        KeyCode::Tab => seen::KeyCode::Tab,
        KeyCode::BackTab => seen::KeyCode::BackTab,
        KeyCode::Escape => seen::KeyCode::Esc,
        KeyCode::Left => seen::KeyCode::Left,
        KeyCode::Right => seen::KeyCode::Right,
        KeyCode::Up => seen::KeyCode::Up,
        KeyCode::Down => seen::KeyCode::Down,
        KeyCode::Home => seen::KeyCode::Home,
        KeyCode::End => seen::KeyCode::End,
        KeyCode::PageUp => seen::KeyCode::PageUp,
        KeyCode::PageDown => seen::KeyCode::PageDown,
        KeyCode::Insert => seen::KeyCode::Insert,
        KeyCode::Delete => seen::KeyCode::Delete,
        KeyCode::Function(number) => seen::KeyCode::F(number),
        _ => return None,
    })
}

fn modifiers(held: Modifiers) -> seen::KeyModifiers {
    let pairs = [
        (Modifiers::SHIFT, seen::KeyModifiers::SHIFT),
        (Modifiers::CONTROL, seen::KeyModifiers::CONTROL),
        (Modifiers::ALT, seen::KeyModifiers::ALT),
    ];
    pairs.into_iter().filter(|(ours, _)| held.contains(*ours)).map(|(_, theirs)| theirs).collect()
}

fn mouse_kind(kind: MouseEventKind) -> seen::MouseEventKind {
    match kind {
        MouseEventKind::Down(which) => seen::MouseEventKind::Down(button(which)),
        MouseEventKind::Up(which) => seen::MouseEventKind::Up(button(which)),
        MouseEventKind::Drag(which) => seen::MouseEventKind::Drag(button(which)),
        MouseEventKind::Moved => seen::MouseEventKind::Moved,
        MouseEventKind::ScrollDown => seen::MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp => seen::MouseEventKind::ScrollUp,
        MouseEventKind::ScrollLeft => seen::MouseEventKind::ScrollLeft,
        MouseEventKind::ScrollRight => seen::MouseEventKind::ScrollRight,
    }
}

fn button(button: MouseButton) -> seen::MouseButton {
    match button {
        MouseButton::Left => seen::MouseButton::Left,
        MouseButton::Right => seen::MouseButton::Right,
        MouseButton::Middle => seen::MouseButton::Middle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(pieces: &[(&[u8], bool)]) -> Vec<String> {
        let mut decoder = Decoder::default();
        let shown = |msg: Msg| match msg {
            Msg::Key(key) => key.to_string(),
            Msg::Paste(text) => format!("paste {text:?}"),
            Msg::Mouse(mouse) => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
            other => format!("{other:?}"),
        };
        pieces.iter().flat_map(|(bytes, more)| decoder.feed(bytes, *more)).map(shown).collect()
    }

    #[test]
    fn keys_have_their_names() {
        let all = b"aG\x03\t\r\x7f\x1b[A\x1b[1;5C\x1b[Z\x1b[5~\x1bOP\x1bx\xc3\xa9";
        let names =
            ["a", "G", "Ctrl-c", "Tab", "Enter", "Backspace", "↑", "Ctrl-→", "Shift-Tab", "Pgup", "F1", "Alt-x", "é"];
        assert_eq!(keys(&[(all, false)]), names);
    }

    #[test]
    fn an_escape_is_a_key_when_nothing_follows() {
        assert_eq!(keys(&[(b"\x1b", false)]), ["Esc"]);
        assert_eq!(keys(&[(b"\x1b", true), (b"[B", false)]), ["↓"]);
    }

    #[test]
    fn a_paste_is_one_message_even_in_pieces() {
        assert_eq!(keys(&[(b"\x1b[200~one\n", true), (b"two\x1b[201~q", false)]), ["paste \"one\\ntwo\"", "q"]);
    }

    #[test]
    fn the_mouse_counts_from_zero() {
        assert_eq!(keys(&[(b"\x1b[<0;3;2M\x1b[<65;1;1M", false)]), ["Down(Left) 2,1", "ScrollDown 0,0"]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken(pieces: Vec<(Vec<u8>, bool)>) {
            let mut decoder = Decoder::default();
            let mut lead = vec![0x1b, b'['];
            for (bytes, more) in pieces {
                lead.extend(bytes);
                decoder.feed(&lead, more);
            }
        }
    }

    #[test]
    fn a_flood_of_escapes_is_worked_off() {
        let flood = vec![0x1b; 1_000_000];
        let pieces: Vec<_> = flood.chunks(65_536).map(|piece| (piece, true)).collect();
        assert!(keys(&pieces).len() > 100_000);
    }

    #[test]
    fn what_never_ends_is_dropped() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~", true);
        for _ in 0..=LONGEST / 65_536 {
            decoder.feed(&[b'x'; 65_536], true);
        }
        assert_eq!(decoder.feed(b"k", false).len(), 1);
    }
}
