//! Every code a diagnostic can have, and what `hornbook pack explain` says about it.

use super::Severity;

/// One kind of problem.
#[derive(Debug, Clone, Copy)]
pub struct CodeInfo {
    /// Its stable name.
    pub code: &'static str,
    /// A title of a few words.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Why it matters, what to do, and an example: Markdown.
    pub explanation: &'static str,
}

/// Every code, in order. HB01 packs and outlines, HB02 lessons, HB03 quizzes, HB04 lesson.toml and glossary, HB05 limits.
pub const CODES: &[CodeInfo] = &[];

/// Returns what is known of `code`.
pub fn code_info(code: &str) -> Option<&'static CodeInfo> {
    CODES.iter().find(|info| info.code.eq_ignore_ascii_case(code))
}
