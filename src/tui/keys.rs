//! Keys as text: one notation for settings, help, documentation and tests.
//!
//! A key is a character (`j`, `G`, `?`) or a name (`space`, `enter`, `pgdn`, `f5`), after `ctrl-`, `alt-` and, for names, `shift-`.
//! [`parse_sequence`] reads `"jj<enter>"`: names stand in angle brackets, `<lt>` is `<`.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::fmt;

/// A key and what is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd)]
pub struct Key {
    /// The key; for characters, shift is part of the character.
    pub code: KeyCode,
    /// What is held.
    pub modifiers: KeyModifiers,
}

const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("lt", KeyCode::Char('<')),
    ("gt", KeyCode::Char('>')),
];

impl Key {
    /// Reads one key; `None` when it is not in the notation.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        loop {
            let (modifier, after) = match rest.split_once('-') {
                Some((name, after)) if !after.is_empty() => (name, after),
                _ => break,
            };
            modifiers |= match modifier {
                "ctrl" => KeyModifiers::CONTROL,
                "alt" => KeyModifiers::ALT,
                "shift" => KeyModifiers::SHIFT,
                _ => return None,
            };
            rest = after;
        }
        let named = NAMES.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code);
        let code = named.or_else(|| function_key(rest)).or_else(|| single_char(rest))?;
        if code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
            return Some(Self { code: KeyCode::BackTab, modifiers: modifiers - KeyModifiers::SHIFT });
        }
        if matches!(code, KeyCode::Char(c) if c != ' ') && modifiers.contains(KeyModifiers::SHIFT) {
            return None;
        }
        Some(Self { code, modifiers })
    }

    /// Takes a terminal's event; `None` for releases and keys that are no input.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release || matches!(event.code, KeyCode::Null | KeyCode::Modifier(_)) {
            return None;
        }
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        if matches!(event.code, KeyCode::Char(c) if c != ' ') || event.code == KeyCode::BackTab {
            modifiers -= KeyModifiers::SHIFT;
        }
        Some(Self { code: event.code, modifiers })
    }

    /// Returns the character that this key types into a field.
    pub fn typed(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if (self.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
            _ => None,
        }
    }
}

fn function_key(text: &str) -> Option<KeyCode> {
    let number: u8 = text.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&number).then_some(KeyCode::F(number))
}

fn single_char(text: &str) -> Option<KeyCode> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(KeyCode::Char(c)),
        _ => None,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            name.push_str("Ctrl-");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            name.push_str("Alt-");
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) || self.code == KeyCode::BackTab {
            name.push_str("Shift-");
        }
        match self.code {
            KeyCode::Char(' ') => name.push_str("Space"),
            KeyCode::Char(c) => name.push(c),
            KeyCode::F(number) => name.push_str(&format!("F{number}")),
            KeyCode::BackTab => name.push_str("Tab"),
            KeyCode::Up => name.push('↑'),
            KeyCode::Down => name.push('↓'),
            KeyCode::Left => name.push('←'),
            KeyCode::Right => name.push('→'),
            code => {
                let known = NAMES.iter().find(|(_, named)| *named == code).map_or("?", |(known, _)| *known);
                let mut letters = known.chars();
                name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                name.push_str(letters.as_str());
            }
        }
        f.pad(&name)
    }
}

/// Reads a run of keys such as `"jj<enter>gG<ctrl-p>"`.
///
/// # Errors
/// Returns what could not be read.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(inner) = rest.strip_prefix('<') {
            let (name, after) = inner.split_once('>').ok_or_else(|| format!("no `>` after `{rest}`"))?;
            keys.push(Key::parse(name).ok_or_else(|| format!("no key is named `{name}`"))?);
            rest = after;
        } else {
            keys.push(Key { code: KeyCode::Char(first), modifiers: KeyModifiers::NONE });
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_characters_are_read() {
        assert_eq!(Key::parse("G").unwrap().code, KeyCode::Char('G'));
        assert_eq!(Key::parse("ctrl-d").unwrap().modifiers, KeyModifiers::CONTROL);
        assert_eq!(Key::parse("shift-tab").unwrap().code, KeyCode::BackTab);
        assert_eq!(Key::parse("f12").unwrap().code, KeyCode::F(12));
        assert_eq!(Key::parse("-").unwrap().code, KeyCode::Char('-'));
        for bad in ["", "hyper-x", "f99", "xy", "shift-a"] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn sequences_mix_characters_and_names() {
        let keys = parse_sequence("j<enter><lt>é").unwrap();
        assert_eq!(keys.len(), 4);
        assert_eq!(keys[2].code, KeyCode::Char('<'));
        assert!(parse_sequence("<nope>").is_err());
    }

    #[test]
    fn keys_are_shown_as_people_write_them() {
        let shown: Vec<String> =
            ["ctrl-p", "space", "pgdn", "f1", "shift-tab"].iter().map(|k| Key::parse(k).unwrap().to_string()).collect();
        assert_eq!(shown, ["Ctrl-p", "Space", "Pgdn", "F1", "Shift-Tab"]);
    }
}
