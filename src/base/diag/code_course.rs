//! Codes for quizzes, TOML files, glossaries and what a lesson promises. Each explanation is a file below `explain/`.

use super::Severity;
use super::code::CodeInfo;

/// Makes an entry of a table; its explanation is the file of its name.
macro_rules! code {
    ($severity:ident, $code:literal, $title:literal) => {
        CodeInfo {
            code: $code,
            title: $title,
            severity: Severity::$severity,
            explanation: include_str!(concat!("explain/", $code, ".md")),
        }
    };
}
pub(super) use code;

/// HB03, HB04 and HB06, in order.
pub(super) const COURSE: &[CodeInfo] = &[
    code!(Error, "HB0301", "Unknown type of question"),
    code!(Error, "HB0302", "Two questions have the same id"),
    code!(Error, "HB0303", "The same option twice"),
    code!(Error, "HB0304", "Feedback does not pair with distractors"),
    code!(Error, "HB0305", "Pool unknown or too small"),
    code!(Error, "HB0306", "Unknown shared text"),
    code!(Error, "HB0307", "A line that the program does not have"),
    code!(Error, "HB0308", "Blanks in the text and in the answer differ"),
    code!(Error, "HB0309", "A tracing question without an outcome"),
    code!(Error, "HB0310", "`answerIndex` beyond the options"),
    code!(Error, "HB0311", "Nothing to answer"),
    code!(Warning, "HB0312", "An id that cannot be used"),
    code!(Warning, "HB0313", "An empty text"),
    code!(Warning, "HB0314", "A tracing answer contradicts itself"),
    code!(Warning, "HB0315", "Two keys decide the same thing"),
    code!(Error, "HB0316", "A number that cannot be compared"),
    code!(Warning, "HB0317", "A known wrong answer that counts as right"),
    code!(Warning, "HB0318", "A quiz without questions"),
    code!(Warning, "HB0319", "A shared text that no question uses"),
    code!(Warning, "HB0320", "`explains` names no section"),
    code!(Warning, "HB0321", "A question names an unknown objective"),
    code!(Warning, "HB0322", "An objective that no question tests"),
    code!(Warning, "HB0323", "The right option is too often the longest"),
    code!(Warning, "HB0324", "An explanation speaks of an option by its letter"),
    code!(Warning, "HB0325", "\"all of the above\" or \"none of the above\""),
    code!(Warning, "HB0326", "Nothing to decide"),
    code!(Warning, "HB0327", "Right answers follow a pattern"),
    code!(Warning, "HB0328", "Two options say the same"),
    code!(Error, "HB0401", "Not TOML"),
    code!(Error, "HB0402", "A value of the wrong type"),
    code!(Error, "HB0403", "A key is missing"),
    code!(Warning, "HB0404", "Unknown key"),
    code!(Error, "HB0405", "A name that cannot be an id"),
    code!(Error, "HB0406", "Not one of the known words"),
    code!(Warning, "HB0407", "A word is explained twice"),
    code!(Error, "HB0408", "Two lessons have the same id"),
    code!(Warning, "HB0409", "A term of an unknown lesson"),
    code!(Warning, "HB0410", "An unknown prerequisite"),
    code!(Warning, "HB0411", "Not a day"),
    code!(Error, "HB0412", "An id is used twice"),
    code!(Warning, "HB0413", "Not a web address"),
    code!(Warning, "HB0414", "A number out of range"),
    code!(Note, "HB0415", "More problems than are listed"),
    code!(Warning, "HB0416", "A term belongs to two lessons"),
    code!(Warning, "HB0417", "A term without a definition"),
    code!(Error, "HB0601", "A lab that is not there"),
    code!(Error, "HB0603", "A lab that lacks something"),
    code!(Error, "HB0604", "A known wrong answer without its files"),
    code!(Warning, "HB0606", "A lab with too much"),
    code!(Error, "HB0611", "The start passes everything"),
    code!(Error, "HB0612", "The solution does not pass"),
    code!(Error, "HB0613", "A known wrong answer that does not fail as promised"),
    code!(Error, "HB0614", "A known wrong answer that is not recognised"),
    code!(Error, "HB0615", "A check that nobody has"),
    code!(Error, "HB0616", "A run that differs from the one before"),
];
