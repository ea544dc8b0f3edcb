//! Who and what a pack is.

use super::PackId;

/// What a `pack.toml` says, or what was made up for a plain mdBook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackInfo {
    /// The pack's name for progress.
    pub id: PackId,
    /// The pack's name for people.
    pub title: String,
    /// Its version, as written.
    pub version: String,
    /// BCP 47.
    pub language: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// SPDX expression.
    pub licence: Option<String>,
    /// One or two sentences.
    pub description: Option<String>,
    /// Tabs, in order.
    pub ecosystems: Vec<Ecosystem>,
}

/// A language or framework that examples come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecosystem {
    /// Stable name.
    pub id: String,
    /// Shown name.
    pub name: String,
}
