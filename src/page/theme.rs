//! Colours and weights by role. Colour never carries a meaning alone: every role that means something has a word or a mark too.

use crate::base::terminal::Colors;
use crate::learner::ThemeChoice;
use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: weights only.
    Mono,
    /// The 16 of the terminal's own palette.
    Ansi16,
    /// The fixed 256.
    Ansi256,
    /// 24 bits.
    TrueColor,
}

impl From<Colors> for Depth {
    fn from(colors: Colors) -> Self {
        match colors {
            Colors::None => Self::Mono,
            Colors::Sixteen => Self::Ansi16,
            Colors::TwoHundredFiftySix => Self::Ansi256,
            Colors::True => Self::TrueColor,
        }
    }
}

/// What text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Role {
    Text,
    Dim,
    Title,
    Heading,
    Subheading,
    Minor,
    Least,
    Strong,
    Emphasis,
    Strike,
    Link,
    InlineCode,
    Code,
    CodeFrame,
    Alt,
    Frame,
    FrameFocus,
    Quote,
    Note,
    Warning,
    Hidden,
    Key,
    Checkpoint,
    Right,
    Wrong,
    Selected,
    Cursor,
    Match,
    MatchCurrent,
    Highlight,
    Bar,
    Keyword,
    Function,
    Type,
    Literal,
    Number,
    Constant,
    Comment,
    Punctuation,
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    choice: Palette,
    depth: Depth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Palette {
    Dark,
    Light,
    HighContrastDark,
    HighContrastLight,
}

/// A colour for each depth.
struct Ink(u32, Color);

impl Theme {
    /// Makes the theme that was chosen, for what the terminal can show.
    pub fn new(choice: ThemeChoice, background: Background, depth: Depth) -> Self {
        let dark = background == Background::Dark;
        let palette = match choice {
            ThemeChoice::Dark => Palette::Dark,
            ThemeChoice::Light => Palette::Light,
            ThemeChoice::HighContrast if dark => Palette::HighContrastDark,
            ThemeChoice::HighContrast => Palette::HighContrastLight,
            ThemeChoice::Auto | ThemeChoice::Ansi16 | ThemeChoice::Mono if dark => Palette::Dark,
            ThemeChoice::Auto | ThemeChoice::Ansi16 | ThemeChoice::Mono => Palette::Light,
        };
        let depth = match choice {
            ThemeChoice::Mono => Depth::Mono,
            ThemeChoice::Ansi16 => depth.min(Depth::Ansi16),
            _ => depth,
        };
        Self { choice: palette, depth }
    }

    /// Returns the style of a role.
    pub fn style(&self, role: Role) -> Style {
        let style = Style::new().add_modifier(weight(role));
        if self.depth == Depth::Mono {
            return style;
        }
        match role {
            Role::Selected | Role::Bar | Role::Cursor | Role::Match | Role::MatchCurrent | Role::Highlight => {
                self.filled(role, style)
            }
            _ => match self.ink(role) {
                Some(ink) => style.fg(self.color(&ink)),
                None => style,
            },
        }
    }

    /// Roles with a background of their own.
    fn filled(&self, role: Role, style: Style) -> Style {
        if self.depth == Depth::Ansi16 {
            if role == Role::Highlight {
                return style;
            }
            // The terminal's palette is not known: reversing is readable on any.
            return style.add_modifier(Modifier::REVERSED);
        }
        let light = matches!(self.choice, Palette::Light | Palette::HighContrastLight);
        let (fore, back) = match (role, light) {
            (Role::Match, false) => (0x1a_1a1a, 0xe0_c060),
            (Role::Match, true) => (0x1a_1a1a, 0xf5_dc80),
            (Role::MatchCurrent, _) => (0x00_0000, 0xff_9e3d),
            (Role::Highlight, false) => (0xf4_f0e0, 0x4a_4420),
            (Role::Highlight, true) => (0x1a_1a1a, 0xf7_f0b0),
            (Role::Cursor, false) => (0x10_1418, 0xd8_dee6),
            (Role::Cursor, true) => (0xff_ffff, 0x20_262e),
            (_, false) => (0xf2_f4f7, 0x2c_4a6e),
            (_, true) => (0x10_2035, 0xcf_e2f8),
        };
        style.remove_modifier(Modifier::REVERSED).fg(self.rgb(fore)).bg(self.rgb(back))
    }

    fn ink(&self, role: Role) -> Option<Ink> {
        use Color::{Blue, Cyan, DarkGray, Green, Magenta, Red, Yellow};
        let dark = match role {
            Role::Text | Role::Strong | Role::Emphasis | Role::Code | Role::Punctuation => return None,
            Role::Dim | Role::Alt | Role::Strike | Role::Comment => Ink(0x98_a2b0, DarkGray),
            Role::Frame | Role::CodeFrame => Ink(0x66_7080, DarkGray),
            Role::FrameFocus | Role::Title => Ink(0x7c_c4ff, Cyan),
            Role::Heading => Ink(0x8c_cfff, Cyan),
            Role::Subheading | Role::Minor | Role::Least => Ink(0x9f_d8c8, Cyan),
            Role::Link => Ink(0x82_b4ff, Blue),
            Role::InlineCode => Ink(0xe8_c07a, Yellow),
            Role::Quote => Ink(0xb8_c4d0, DarkGray),
            Role::Note | Role::Function => Ink(0x82_b4ff, Blue),
            Role::Warning | Role::Hidden => Ink(0xff_b454, Yellow),
            Role::Key | Role::Checkpoint => Ink(0xd6_a8ff, Magenta),
            Role::Right | Role::Literal => Ink(0x8f_d694, Green),
            Role::Wrong => Ink(0xff_8a80, Red),
            Role::Keyword => Ink(0xd6_a8ff, Magenta),
            Role::Type => Ink(0x7d_d3c8, Cyan),
            Role::Number | Role::Constant => Ink(0xf0_b080, Yellow),
            Role::Selected | Role::Cursor | Role::Match | Role::MatchCurrent | Role::Highlight | Role::Bar => {
                return None;
            }
        };
        let light = match role {
            Role::Dim | Role::Alt | Role::Strike | Role::Comment | Role::Quote => 0x5a_6472,
            Role::Frame | Role::CodeFrame => 0x88_929e,
            Role::FrameFocus | Role::Title | Role::Heading => 0x0b_5394,
            Role::Subheading | Role::Minor | Role::Least | Role::Type => 0x0f_6b5c,
            Role::Link | Role::Note | Role::Function => 0x1a_56b8,
            Role::InlineCode | Role::Number | Role::Constant => 0x8a_4b08,
            Role::Warning | Role::Hidden => 0x9a_4a00,
            Role::Key | Role::Checkpoint | Role::Keyword => 0x7a_2fa8,
            Role::Right | Role::Literal => 0x1d_6b2a,
            Role::Wrong => 0xb0_1e1e,
            _ => 0x20_262e,
        };
        let rgb = match self.choice {
            Palette::Dark => dark.0,
            Palette::Light => light,
            Palette::HighContrastDark => strengthened(dark.0, true),
            Palette::HighContrastLight => strengthened(light, false),
        };
        // The palette's dark grey is invisible on some terminals; a high contrast theme does not use it.
        let high = matches!(self.choice, Palette::HighContrastDark | Palette::HighContrastLight);
        let ansi = if high && dark.1 == DarkGray { Color::Reset } else { dark.1 };
        Some(Ink(rgb, ansi))
    }

    fn color(&self, ink: &Ink) -> Color {
        match self.depth {
            Depth::Mono => Color::Reset,
            Depth::Ansi16 => ink.1,
            Depth::Ansi256 | Depth::TrueColor => self.rgb(ink.0),
        }
    }

    fn rgb(&self, rgb: u32) -> Color {
        let [_, r, g, b] = rgb.to_be_bytes();
        if self.depth == Depth::TrueColor { Color::Rgb(r, g, b) } else { Color::Indexed(nearest_256(r, g, b)) }
    }

    /// Returns the depth the theme was made for.
    pub fn depth(&self) -> Depth {
        self.depth
    }
}

fn weight(role: Role) -> Modifier {
    match role {
        Role::Title | Role::Heading | Role::Strong | Role::Checkpoint | Role::Keyword | Role::FrameFocus => {
            Modifier::BOLD
        }
        Role::Subheading => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Minor => Modifier::BOLD,
        Role::Least => Modifier::BOLD.union(Modifier::ITALIC),
        Role::Emphasis | Role::Comment | Role::Alt => Modifier::ITALIC,
        Role::Strike => Modifier::CROSSED_OUT,
        Role::Link | Role::Highlight => Modifier::UNDERLINED,
        Role::Dim => Modifier::DIM,
        Role::Selected | Role::Bar | Role::Cursor | Role::Match | Role::MatchCurrent => Modifier::REVERSED,
        Role::Warning | Role::Hidden | Role::Right | Role::Wrong | Role::Key => Modifier::BOLD,
        _ => Modifier::empty(),
    }
}

/// Moves a colour half the way to white or black.
fn strengthened(rgb: u32, to_white: bool) -> u32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    let shift = |c: u8| if to_white { c / 2 + 127 } else { c / 2 };
    u32::from_be_bytes([0, shift(r), shift(g), shift(b)])
}

/// The nearest of the 6×6×6 cube and the 24 greys of the xterm palette.
fn nearest_256(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let near = |c: u8| (0u8..6).min_by_key(|&i| STEPS[usize::from(i)].abs_diff(c)).unwrap_or(0);
    let apart = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    let (ri, gi, bi) = (near(r), near(g), near(b));
    let cube = apart(STEPS[usize::from(ri)], r) + apart(STEPS[usize::from(gi)], g) + apart(STEPS[usize::from(bi)], b);
    let mean = (u32::from(r) + u32::from(g) + u32::from(b)) / 3;
    let step = u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    let level = 8 + 10 * step;
    let grey = apart(level, r) + apart(level, g) + apart(level, b);
    if grey < cube { 232 + step } else { 16 + 36 * ri + 6 * gi + bi }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, relative luminance and contrast ratio.
    fn contrast(a: u32, b: u32) -> f64 {
        let luminance = |rgb: u32| {
            let channel = |c: u8| {
                let c = f64::from(c) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            let [_, r, g, b] = rgb.to_be_bytes();
            0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
        };
        let (x, y) = (luminance(a), luminance(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    const WORDS: &[Role] = &[
        Role::Dim,
        Role::Title,
        Role::Heading,
        Role::Subheading,
        Role::Link,
        Role::InlineCode,
        Role::Quote,
        Role::Note,
        Role::Warning,
        Role::Key,
        Role::Right,
        Role::Wrong,
        Role::Keyword,
        Role::Type,
        Role::Literal,
        Role::Number,
        Role::Constant,
        Role::Comment,
        Role::Function,
        Role::Minor,
        Role::Least,
        Role::Alt,
        Role::Hidden,
        Role::Checkpoint,
    ];

    /// The colours of xterm's 256 beyond the first 16, which every terminal draws alike.
    fn rgb_of(color: Color) -> Option<u32> {
        let steps = [0, 95, 135, 175, 215, 255];
        match color {
            Color::Rgb(r, g, b) => Some(u32::from_be_bytes([0, r, g, b])),
            Color::Indexed(grey @ 232..) => Some(u32::from(8 + 10 * (grey - 232)) * 0x01_0101),
            Color::Indexed(cube @ 16..) => {
                let step = |by: u8| steps[usize::from((cube - 16) / by % 6)];
                Some(u32::from_be_bytes([0, step(36), step(6), step(1)]))
            }
            _ => None,
        }
    }

    #[test]
    fn words_stand_out_from_their_background_by_four_and_a_half_to_one() {
        use Background::{Dark, Light};
        for (choice, background, paper, least) in [
            (ThemeChoice::Dark, Dark, 0x1e_1e1e, 4.5),
            (ThemeChoice::Light, Light, 0xff_ffff, 4.5),
            (ThemeChoice::HighContrast, Dark, 0x00_0000, 7.0),
            (ThemeChoice::HighContrast, Light, 0xff_ffff, 7.0),
        ] {
            for depth in [Depth::TrueColor, Depth::Ansi256] {
                let theme = Theme::new(choice, background, depth);
                for role in WORDS {
                    let Some(ink) = theme.style(*role).fg.and_then(rgb_of) else { panic!("{role:?} has no colour") };
                    let ratio = contrast(ink, paper);
                    assert!(ratio >= least, "{role:?} on {paper:06x}, {choice:?} {depth:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn words_stand_out_from_backgrounds_of_their_own() {
        for background in [Background::Dark, Background::Light] {
            for depth in [Depth::TrueColor, Depth::Ansi256] {
                let theme = Theme::new(ThemeChoice::Auto, background, depth);
                for role in [Role::Selected, Role::Cursor, Role::Match, Role::MatchCurrent, Role::Bar] {
                    let style = theme.style(role);
                    let (Some(ink), Some(paper)) = (style.fg.and_then(rgb_of), style.bg.and_then(rgb_of)) else {
                        panic!("{role:?} has no colours")
                    };
                    assert!(contrast(ink, paper) >= 4.5, "{role:?} {background:?} {depth:?}");
                }
            }
        }
    }

    #[test]
    fn without_colour_no_role_has_one() {
        let theme = Theme::new(ThemeChoice::Auto, Background::Dark, Depth::Mono);
        for role in WORDS.iter().chain(&[Role::Selected, Role::Match]) {
            let style = theme.style(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert_ne!(theme.style(Role::Selected), theme.style(Role::Text));
    }
}
