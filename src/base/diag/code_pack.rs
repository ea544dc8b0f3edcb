//! Codes for packs, outlines, texts and their limits.

use super::Severity::{Error, Note, Warning};
use super::code::CodeInfo;

pub(super) const PACK: &[CodeInfo] = &[
    CodeInfo {
        code: "HB0103",
        title: "Not part of an outline",
        severity: Warning,
        explanation: r##"`SUMMARY.md` holds headings, links and lists of links. Anything else is ignored, and a reader never sees it.

Wrong: a sentence between two chapters. Right: move it into a chapter, or make it a part title with `# `."##,
    },
    CodeInfo {
        code: "HB0104",
        title: "Chapter listed twice",
        severity: Warning,
        explanation: r##"Progress and links go by file, so the second entry can never be told from the first. List a file once; link to it from elsewhere."##,
    },
    CodeInfo {
        code: "HB0105",
        title: "File cannot be read",
        severity: Error,
        explanation: r##"The outline names a file that is missing, too large, or no regular file; or a `lesson.toml` or `glossary.toml` is there and cannot be read. Write the file, mend the path, or make the entry a draft: `- [Title]()`."##,
    },
    CodeInfo {
        code: "HB0106",
        title: "Path leads out of the pack",
        severity: Error,
        explanation: r##"A pack is installed as a folder of its own and may read nothing else on a learner's machine. Paths are relative, use `/`, and must not climb above the pack with `..`."##,
    },
    CodeInfo {
        code: "HB0107",
        title: "Not UTF-8",
        severity: Warning,
        explanation: r##"Texts are UTF-8. Bytes that are not are shown as � and cannot be searched. Save the file as UTF-8; editors call it "UTF-8 without BOM"."##,
    },
    CodeInfo {
        code: "HB0201",
        title: "Include cannot be read",
        severity: Error,
        explanation: r##"The file of an `{{#include}}` is missing, too large, or no regular file. The path is relative to the file that includes it."##,
    },
    CodeInfo {
        code: "HB0202",
        title: "Include leads out of the pack",
        severity: Error,
        explanation: r##"See HB0106. Copy what you need into the pack, for example under `samples/`."##,
    },
    CodeInfo {
        code: "HB0203",
        title: "Includes go round or too deep",
        severity: Error,
        explanation: r##"A file includes itself, directly or through others, or includes are nested more than 8 deep. A notice stands in place of the directive. A file may include another part of itself: `{{#include this.md:part}}`."##,
    },
    CodeInfo {
        code: "HB0204",
        title: "No such part in the file",
        severity: Error,
        explanation: r##"`file:name` needs lines with `ANCHOR: name` and `ANCHOR_END: name`; `file:2:5` needs that many lines. The anchor may have been renamed, or the file become shorter."##,
    },
    CodeInfo {
        code: "HB0205",
        title: "Unknown directive",
        severity: Note,
        explanation: r##"hornbook knows mdBook's include directives, `quiz` and `lab`. Those of other preprocessors stay in the text as written, so that nothing is lost. A backslash before `{{#` says that it is meant as text."##,
    },
    CodeInfo {
        code: "HB0206",
        title: "Link leads nowhere",
        severity: Warning,
        explanation: r##"No file of the pack has this path. Paths are relative to the lesson's file: `../002-next/lesson.md`."##,
    },
    CodeInfo {
        code: "HB0207",
        title: "No such section",
        severity: Warning,
        explanation: r##"Anchors are made of headings: lower case, spaces to `-`, other marks dropped. `## The onion, again` is `#the-onion-again`. A heading may fix its anchor: `## The onion {#onion}`."##,
    },
    CodeInfo {
        code: "HB0208",
        title: "Quiz cannot be found",
        severity: Error,
        explanation: r##"The text names a quiz file, or a question in it, that is not there. `{{#quiz file.toml}}` is relative to the lesson; `{{#quiz file.toml:id}}` names a question by its `id`."##,
    },
    CodeInfo {
        code: "HB0209",
        title: "Picture without words",
        severity: Warning,
        explanation: r##"A terminal shows a picture by its words: `![What it shows](file.png)`. Without them the reader sees nothing."##,
    },
    CodeInfo {
        code: "HB0210",
        title: "Diagram without alt",
        severity: Warning,
        explanation: r##"A screen reader reads box drawing character by character. Say in one sentence what the diagram shows: ```` ```diagram alt="Three tiers, one below the other" ````."##,
    },
    CodeInfo {
        code: "HB0211",
        title: "Footnote without a reference",
        severity: Warning,
        explanation: r##"Nothing in the text refers to this footnote, so nobody will look for it. Add `[^label]` where it belongs."##,
    },
    CodeInfo {
        code: "HB0212",
        title: "Line too wide",
        severity: Note,
        explanation: r##"Code and diagrams never reflow. At 80 columns, 76 are left beside the frame; longer lines must be scrolled sideways. Break the line where a person would."##,
    },
    CodeInfo {
        code: "HB0213",
        title: "Unknown HTML",
        severity: Note,
        explanation: r##"In running text, `Vec<T>` is the word `Vec` and a tag that no browser knows, so mdBook shows `Vec`. hornbook shows what was written.

Wrong: a Vec<T> of ports. Right: a `Vec<T>` of ports, or Vec&lt;T&gt;."##,
    },
    CodeInfo {
        code: "HB0214",
        title: "Footnote that is not defined",
        severity: Note,
        explanation: r##"`[^label]` refers to a footnote when a paragraph `[^label]: …` defines it; without one it stays as written. Define it, or write `\[^label]` if it is meant as text."##,
    },
    CodeInfo {
        code: "HB0501",
        title: "Too many parts",
        severity: Warning,
        explanation: r##"A lesson is read to its 200,000th Markdown event. What lies behind is not shown, and a notice says so. Split the lesson."##,
    },
    CodeInfo {
        code: "HB0502",
        title: "Nested too deep",
        severity: Note,
        explanation: r##"Lists and quotations are shown 32 deep; what lies deeper is shown at that depth. Nobody can follow the 33rd level."##,
    },
    CodeInfo {
        code: "HB0503",
        title: "Too many table cells",
        severity: Warning,
        explanation: r##"A lesson shows 20,000 table cells. Put the data into a file and show an extract."##,
    },
    CodeInfo {
        code: "HB0504",
        title: "Too many footnotes",
        severity: Warning,
        explanation: r##"A lesson shows 10,000 footnotes."##,
    },
    CodeInfo {
        code: "HB0505",
        title: "Too large",
        severity: Error,
        explanation: r##"A lesson with its includes may have 2 MB, a quiz 2,000 questions. What is over the limit is left out with a notice. Split the file."##,
    },
    CodeInfo {
        code: "HB0506",
        title: "Too many includes",
        severity: Error,
        explanation: r##"A lesson may have 2,000 includes, those in included files counted, and look through 64 MB of files for them. Files that include each other many times multiply: 100 includes of a file with 100 includes are 10,000. The others have a notice in their place."##,
    },
];
