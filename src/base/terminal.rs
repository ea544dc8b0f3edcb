//! What the environment says about the terminal. Nothing here talks to it.

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colors {
    /// None, or none wanted (`NO_COLOR`).
    None,
    /// The terminal's own palette.
    Sixteen,
    /// The fixed palette.
    TwoHundredFiftySix,
    /// 24 bits.
    True,
}

/// What a terminal can do, as far as its environment knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ability {
    /// How many colours.
    pub colors: Colors,
    /// Whether text stands on a light background; `None` when the environment does not say.
    pub light_background: Option<bool>,
    /// Whether it shows characters beyond ASCII.
    pub unicode: bool,
    /// Whether it understands OSC 8 links.
    pub links: bool,
}

impl Ability {
    /// Reads the environment. The values are passed in by name so that tests need none.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        let term = var("TERM").unwrap_or_default();
        let colors = if set("NO_COLOR") || term == "dumb" || term.is_empty() {
            Colors::None
        } else if matches!(var("COLORTERM").as_deref(), Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Colors::True
        } else if term.contains("256color") {
            Colors::TwoHundredFiftySix
        } else {
            Colors::Sixteen
        };
        // The locale in the order of POSIX.1-2017, Base Definitions 8.2.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| var(name)).find(|value| !value.is_empty());
        let locale = locale.unwrap_or_default().to_ascii_lowercase();
        let unicode = (locale.contains("utf-8") || locale.contains("utf8")) && term != "linux" && term != "dumb";
        let light_background = var("COLORFGBG").and_then(|value| {
            let index: u8 = value.rsplit(';').next()?.parse().ok()?;
            Some(matches!(index, 7 | 9..=15))
        });
        Self {
            colors,
            light_background,
            unicode,
            links: colors > Colors::None && supports_hyperlinks::supports_hyperlinks(),
        }
    }
}

/// Returns the columns of the terminal that standard output is, if it is one.
pub fn columns() -> Option<u16> {
    rustix::termios::tcgetwinsize(std::io::stdout()).ok().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ability(vars: &[(&str, &str)]) -> Ability {
        Ability::from_env(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn colours_follow_term_and_colorterm_unless_unwanted() {
        assert_eq!(ability(&[("TERM", "xterm")]).colors, Colors::Sixteen);
        assert_eq!(ability(&[("TERM", "xterm-256color")]).colors, Colors::TwoHundredFiftySix);
        assert_eq!(ability(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]).colors, Colors::True);
        assert_eq!(ability(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]).colors, Colors::None);
        assert_eq!(ability(&[]).colors, Colors::None);
    }

    #[test]
    fn the_locale_decides_about_glyphs_and_the_first_that_is_set_wins() {
        assert!(ability(&[("TERM", "xterm"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(!ability(&[("TERM", "xterm"), ("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(!ability(&[("TERM", "linux"), ("LANG", "de_DE.UTF-8")]).unicode);
    }

    #[test]
    fn a_told_background_is_believed() {
        assert_eq!(ability(&[("COLORFGBG", "0;15")]).light_background, Some(true));
        assert_eq!(ability(&[("COLORFGBG", "15;default;0")]).light_background, Some(false));
    }
}
