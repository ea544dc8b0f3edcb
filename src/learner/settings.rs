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
    /// The spaced review.
    pub review: ReviewSettings,
}

/// How much is reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReviewSettings {
    /// The chance of remembering a card on the day it comes back.
    pub retention: Retention,
    /// Cards asked for the first time in a day.
    pub new_per_day: u32,
    /// Cards that come back in a day.
    pub due_per_day: u32,
}

impl Default for ReviewSettings {
    fn default() -> Self {
        Self { retention: Retention::default(), new_per_day: 20, due_per_day: 200 }
    }
}

/// A chance of remembering in hundredths, 70 to 97; written `0.9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Retention(u8);

impl Retention {
    /// Takes hundredths; the nearest that is allowed.
    pub fn hundredths(hundredths: u8) -> Self {
        Self(hundredths.clamp(70, 97))
    }

    /// Returns the chance, 0.70 to 0.97.
    pub fn chance(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(90)
    }
}

impl TryFrom<f64> for Retention {
    type Error = String;

    fn try_from(chance: f64) -> Result<Self, Self::Error> {
        let hundredths = (chance * 100.0).round();
        if (70.0..=97.0).contains(&hundredths) {
            // Between 70 and 97, so nothing is lost.
            Ok(Self(hundredths as u8))
        } else {
            Err(format!("the retention is a number from 0.70 to 0.97, not {chance}"))
        }
    }
}

impl From<Retention> for f64 {
    fn from(retention: Retention) -> Self {
        f64::from(retention.0) / 100.0
    }
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
