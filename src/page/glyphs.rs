//! Frames and marks, with box drawing or in ASCII.

use std::borrow::Cow;

/// Which characters are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Box drawing and symbols of one column.
    Unicode,
    /// Nothing beyond ASCII.
    Ascii,
}

macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident $unicode:literal $ascii:literal;)*) => {
        impl Glyphs {
            $($(#[$doc])* pub fn $name(self) -> &'static str { match self { Self::Unicode => $unicode, Self::Ascii => $ascii } })*
        }
    };
}

glyphs! {
    /// Before an item of a list.
    bullet "•" "*";
    /// A task that is done.
    done "☑" "[x]";
    /// A task that is open.
    open "☐" "[ ]";
    /// Left of a quotation.
    quote "▎" "|";
    /// A vertical line.
    vertical "│" "|";
    /// A vertical line and a space.
    padded "│ " "| ";
    /// A horizontal line.
    horizontal "─" "-";
    /// A heavy horizontal line.
    heavy "━" "=";
    /// A corner.
    top_left "┌" "+";
    /// A corner.
    top_right "┐" "+";
    /// A corner.
    bottom_left "└" "+";
    /// A corner.
    bottom_right "┘" "+";
    /// Where lines cross.
    cross "┼" "+";
    /// Something that is closed.
    closed "▸" ">";
    /// Something that is open.
    opened "▾" "v";
    /// A lesson that is new.
    fresh "○" "o";
    /// A lesson that was begun.
    started "◐" "~";
    /// A lesson that is read.
    read "●" "@";
    /// A lesson that is mastered; a right answer.
    check "✓" "+";
    /// A wrong answer.
    wrong "✗" "x";
    /// An answer that was not sure.
    unsure "?" "?";
    /// An answer that was right in part.
    half "◐" "~";
    /// A question.
    pencil "✎" "?";
    /// Something that comes back today.
    due "↻" "*";
    /// A lab.
    lab "⚗" "#";
    /// A mark for what needs care.
    warning "⚠" "!";
    /// A filled piece of a bar.
    full "▮" "#";
    /// An empty piece of a bar.
    empty "▯" ".";
    /// Something was left out.
    more "…" "~";
    /// More lies to the left.
    more_left "‹" "<";
    /// More lies to the right.
    more_right "›" ">";
    /// Points at what is chosen.
    pointer "❯" ">";
    /// One choice, chosen.
    radio_on "◉" "(x)";
    /// One choice, not chosen.
    radio_off "○" "( )";
    /// Between things in a row.
    dot "·" "-";
}

/// A line of spaces and an edge.
const EDGE: [&str; 2] = [
    "                                                                                                │",
    "                                                                                                |",
];

impl Glyphs {
    /// Returns a vertical line behind some spaces.
    pub fn edge(self, before: usize) -> Cow<'static, str> {
        let edge = EDGE[usize::from(self == Self::Ascii)];
        match (edge.len() - self.vertical().len()).checked_sub(before).and_then(|from| edge.get(from..)) {
            Some(edge) => Cow::Borrowed(edge),
            None => Cow::Owned(format!("{}{}", " ".repeat(before), self.vertical())),
        }
    }

    /// Returns a drawing, its box-drawing characters replaced where there are none.
    pub fn diagram(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().map(ascii).collect())
    }
}

fn ascii(c: char) -> char {
    match c {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '—' | '–' => '-',
        '═' => '=',
        '│' | '┃' | '║' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' => '|',
        '▶' | '►' | '▷' | '→' | '▸' | '⟶' => '>',
        '◀' | '◄' | '◁' | '←' | '◂' | '⟵' => '<',
        '▲' | '△' | '↑' => '^',
        '▼' | '▽' | '↓' | '▾' => 'v',
        '╱' => '/',
        '╲' => '\\',
        '•' | '●' | '○' | '◉' | '◐' => 'o',
        '█' | '▓' | '▒' | '▮' => '#',
        '░' | '▯' | '·' | '…' => '.',
        '✓' => '+',
        '✗' | '×' | '╳' => 'x',
        '\u{2500}'..='\u{257f}' => '+',
        other => other,
    }
}
