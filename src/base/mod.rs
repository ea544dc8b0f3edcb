//! What every other floor stands on and nothing about lessons: clock, days, chance, folders, files, text, differences, words, diagnostics.

pub mod chance;
pub mod clock;
pub mod day;
pub mod diag;
pub mod diff;
pub mod dirs;
pub mod files;
pub mod i18n;
pub mod near;
pub mod terminal;
pub mod text;
