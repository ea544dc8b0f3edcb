//! Codes for quizzes, `lesson.toml` and glossaries.

use super::Severity::{Error, Warning};
use super::code::CodeInfo;

pub(super) const COURSE: &[CodeInfo] = &[
    CodeInfo {
        code: "HB0301",
        title: "Unknown question type",
        severity: Error,
        explanation: r##"`type` is one of MultipleChoice, ShortAnswer, Tracing (as in mdbook-quiz), TrueFalse, Numeric, Ordering, Matching, Cloze, SpotTheLine. The question is left out."##,
    },
    CodeInfo {
        code: "HB0302",
        title: "Two questions with one id",
        severity: Error,
        explanation: r##"Answers are stored under a question's id, so two questions with one id would share their history. Give the second its own."##,
    },
    CodeInfo {
        code: "HB0303",
        title: "The same option twice",
        severity: Error,
        explanation: r##"An option stands twice, or is right and wrong at once. A learner who picks it cannot be told whether they understood."##,
    },
    CodeInfo {
        code: "HB0304",
        title: "Feedback does not match the distractors",
        severity: Error,
        explanation: r##"`prompt.feedback` is read beside `prompt.distractors`: one line for each, in the same order. With a line missing, a learner would be told the wrong thing."##,
    },
    CodeInfo {
        code: "HB0305",
        title: "Pool unknown or too small",
        severity: Error,
        explanation: r##"A question's `pool` names one of `[[pools]]`, and a pool holds at least the `draw` questions that are drawn from it."##,
    },
    CodeInfo {
        code: "HB0306",
        title: "Unknown multipart text",
        severity: Error,
        explanation: r##"`multipart = "key"` names a text under `[multipart]` in the same file. mdbook-quiz refuses such a file."##,
    },
    CodeInfo {
        code: "HB0307",
        title: "No such line in the program",
        severity: Error,
        explanation: r##"`lineNumber` counts the lines of `prompt.program` from 1."##,
    },
    CodeInfo {
        code: "HB0308",
        title: "Blanks do not match the prompt",
        severity: Error,
        explanation: r##"A Cloze prompt has `{1}`, `{2}` … for the entries of `answer.blanks`, one for each and no more."##,
    },
    CodeInfo {
        code: "HB0309",
        title: "Tracing without an answer",
        severity: Error,
        explanation: r##"Say `answer.doesCompile`, and `answer.stdout` when it does. With `stdout` alone the program compiles."##,
    },
    CodeInfo {
        code: "HB0310",
        title: "answerIndex out of range",
        severity: Error,
        explanation: r##"`answerIndex` is the place of the right answer among all options, from 0; the distractors fill the others."##,
    },
    CodeInfo {
        code: "HB0311",
        title: "Nothing to answer",
        severity: Error,
        explanation: r##"The prompt or the answer is empty, so there is nothing to ask. The question is left out."##,
    },
    CodeInfo {
        code: "HB0320",
        title: "Question explained nowhere",
        severity: Warning,
        explanation: r##"`explains` is the anchor of the section that teaches the matter; learners jump there from a wrong answer. See HB0207 on how anchors are made."##,
    },
    CodeInfo {
        code: "HB0321",
        title: "Unknown objective",
        severity: Warning,
        explanation: r##"`objective` names the `id` of one of the lesson's `[[objectives]]`."##,
    },
    CodeInfo {
        code: "HB0322",
        title: "Objective that nothing tests",
        severity: Warning,
        explanation: r##"An objective is a promise. A question with `objective = "id"` finds out whether it was kept."##,
    },
    CodeInfo {
        code: "HB0323",
        title: "The key is the longest option",
        severity: Warning,
        explanation: r##"Authors qualify the right answer and not the others, and readers learn to pick the longest. Make options of equal length: cut the key, or give the distractors their reasons."##,
    },
    CodeInfo {
        code: "HB0324",
        title: "Explanation names an option by letter",
        severity: Warning,
        explanation: r##"Options are shuffled for each attempt, so "option B" points at a different one each time. Name the option by what it says."##,
    },
    CodeInfo {
        code: "HB0325",
        title: "All or none of the above",
        severity: Warning,
        explanation: r##"Such options test reading of the other options: who knows that two are right needs to know nothing of the third (Haladyna and others 2002). Ask to choose all that apply: `answer.answer = ["…", "…"]`."##,
    },
    CodeInfo {
        code: "HB0401",
        title: "Not TOML",
        severity: Error,
        explanation: r##"The file cannot be read as TOML 1.1 at this place. Usual causes: a string without its closing quote, a key twice in one table, a list without a comma. What could be read is used."##,
    },
    CodeInfo {
        code: "HB0402",
        title: "Wrong type",
        severity: Error,
        explanation: r##"The value has another type than the key asks for. See docs/pack-format.md for each key."##,
    },
    CodeInfo {
        code: "HB0403",
        title: "Something is missing",
        severity: Error,
        explanation: r##"A key that is needed is not there."##,
    },
    CodeInfo {
        code: "HB0404",
        title: "Unknown key",
        severity: Warning,
        explanation: r##"hornbook does not know this key and ignores it; most often it is misspelt, and what you meant is missing."##,
    },
    CodeInfo {
        code: "HB0405",
        title: "Not an id",
        severity: Error,
        explanation: r##"An id names something for progress and for files on every system: 1 to 64 of `a-z`, `0-9`, `.`, `_` and `-`."##,
    },
    CodeInfo {
        code: "HB0406",
        title: "Not one of the known words",
        severity: Error,
        explanation: r##"The key takes one of a few words, and this is none of them. The default is used."##,
    },
    CodeInfo {
        code: "HB0407",
        title: "Term defined twice",
        severity: Warning,
        explanation: r##"One word has one definition; the first is used. Other forms of a word are its `aliases`."##,
    },
    CodeInfo {
        code: "HB0408",
        title: "Two lessons with one id",
        severity: Error,
        explanation: r##"Progress is stored under a lesson's id, so two lessons with one id would share it. Ids are written once and never reused."##,
    },
    CodeInfo {
        code: "HB0409",
        title: "Term of an unknown lesson",
        severity: Warning,
        explanation: r##"`lesson` names the id of the lesson that owns the term; from its definition a reader jumps there."##,
    },
    CodeInfo {
        code: "HB0410",
        title: "Unknown prerequisite",
        severity: Warning,
        explanation: r##"`prerequisites` lists ids of lessons in this pack."##,
    },
];
