//! Codes for what `pack check --strict` looks at. Each explanation is a file below `explain/`.

use super::Severity;
use super::code::CodeInfo;
use super::code_course::code;

/// HB07, in order: from 01 questions, from 21 text, from 41 lesson.toml, from 51 labs, from 61 files.
pub(super) const STRICT: &[CodeInfo] = &[
    code!(Warning, "HB0701", "Right options stand out by their length"),
    code!(Warning, "HB0702", "The right option is the longest too often in the pack"),
    code!(Warning, "HB0703", "Right answers have a favourite place"),
    code!(Warning, "HB0704", "A question asks for what is not"),
    code!(Warning, "HB0705", "Options overlap"),
    code!(Warning, "HB0706", "Absolute words stand in wrong options alone"),
    code!(Warning, "HB0707", "Too little is said of why the answer is right"),
    code!(Warning, "HB0708", "Too little is said of why an option is wrong"),
    code!(Warning, "HB0709", "The same explanation twice"),
    code!(Warning, "HB0710", "A question does not say what it tests"),
    code!(Warning, "HB0711", "Too much to recall"),
    code!(Warning, "HB0712", "Too few types of question"),
    code!(Warning, "HB0713", "Too short to be a question"),
    code!(Warning, "HB0714", "Too many questions of two answers"),
    code!(Warning, "HB0715", "A word that is explained later"),
    code!(Warning, "HB0716", "Fewer questions than the pack asks for"),
    code!(Note, "HB0721", "Hard to read"),
    code!(Warning, "HB0722", "A heading skips a level"),
    code!(Warning, "HB0723", "A long way to the next question"),
    code!(Warning, "HB0724", "A long way to the next example"),
    code!(Warning, "HB0725", "Too many callouts"),
    code!(Warning, "HB0726", "Too much code at once"),
    code!(Warning, "HB0727", "An ecosystem without a tab"),
    code!(Warning, "HB0728", "A tab that does not say whether it ran"),
    code!(Warning, "HB0729", "Phrases that say nothing"),
    code!(Warning, "HB0730", "Lists in place of reasoning"),
    code!(Warning, "HB0731", "Nothing to hold on to"),
    code!(Warning, "HB0732", "A text has less, or more, than the pack asks for"),
    code!(Warning, "HB0733", "Much of it stands in another lesson"),
    code!(Warning, "HB0734", "Two lessons begin alike"),
    code!(Warning, "HB0741", "A lesson.toml lists less than the pack asks for"),
    code!(Warning, "HB0742", "Minutes that do not fit"),
    code!(Warning, "HB0751", "A lab has less than the pack asks for"),
    code!(Warning, "HB0752", "Checks without a hint"),
    code!(Warning, "HB0761", "A file that nothing uses"),
];
