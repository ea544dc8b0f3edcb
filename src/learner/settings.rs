//! What a learner chose, as `config.toml` holds it. Everything has a default.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The contents of `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Colours.
    pub theme: ThemeChoice,
    /// Box-drawing characters or ASCII.
    pub glyphs: GlyphChoice,
    /// The ecosystem whose tabs come first: an id of the pack, or a tab's name.
    pub ecosystem: Option<String>,
    /// Ask how sure the learner is before each verdict.
    pub certainty: bool,
    /// No mouse: the terminal's own selection works.
    pub no_mouse: bool,
    /// Keys by command: `"page-down" = ["space", "ctrl-d"]`.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// By the terminal's background and number of colours.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// As much contrast as there is.
    HighContrast,
    /// The terminal's own 16 colours.
    Ansi16,
    /// None.
    Mono,
}

/// Which characters draw frames and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GlyphChoice {
    /// By the locale.
    #[default]
    Auto,
    /// Box drawing and symbols.
    Unicode,
    /// Nothing beyond ASCII.
    Ascii,
}
