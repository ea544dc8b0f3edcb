//! Every code a diagnostic can have, and what `hornbook pack explain` says about it.

use super::Severity;
use super::{code_course::COURSE, code_pack::PACK, code_strict::STRICT};

/// One kind of problem.
#[derive(Debug, Clone, Copy)]
pub struct CodeInfo {
    /// Its stable name. HB01 packs and outlines, HB02 lessons, HB03 quizzes, HB04 TOML, lesson.toml and glossary, HB05 limits, HB06 labs,
    /// HB07 what `pack check --strict` looks at.
    pub code: &'static str,
    /// A title of a few words.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Why it matters, what to do, and an example: Markdown.
    pub explanation: &'static str,
}

/// Returns every code, in order.
pub fn codes() -> impl Iterator<Item = &'static CodeInfo> {
    PACK.iter().chain(COURSE).chain(STRICT)
}

/// Returns what is known of `code`, in either case.
pub fn code_info(code: &str) -> Option<&'static CodeInfo> {
    codes().find(|info| info.code.eq_ignore_ascii_case(code))
}
