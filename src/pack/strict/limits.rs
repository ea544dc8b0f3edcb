//! `[check]` of a `pack.toml`: what this pack asks of its lessons.

use crate::base::diag::code_info;
use crate::course::LessonKind;
use crate::pack::table::{Table, shown};

/// What every code of [`super`] begins with; no other can be allowed.
const STRICT: &str = "HB07";

/// Makes the numbers of a kind of lesson: a field, its key in the file, and what holds when a pack says nothing.
macro_rules! limits {
    ($($(#[$doc:meta])+ $key:ident = $usual:literal;)+) => {
        /// The numbers of one kind of lesson. What asks for nothing is 0 for a least, and large for a most.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(in crate::pack) struct Limits {
            $($(#[$doc])+ pub(in crate::pack) $key: usize,)+
        }

        impl Default for Limits {
            fn default() -> Self {
                Self { $($key: $usual,)+ }
            }
        }

        impl Limits {
            /// The keys, in the order of the documentation.
            const KEYS: &'static [&'static str] = &[$(stringify!($key),)+];

            /// Takes the numbers that a table has.
            fn read(&mut self, table: &Table<'_>) {
                $(if let Some(count) = table.count(stringify!($key)) {
                    self.$key = count.into_inner();
                })+
            }
        }
    };
}

limits! {
    /// The fewest words of prose.
    words = 0;
    /// The most words of prose.
    most_words = 10_000;
    /// The fewest blocks of code, each tab one.
    code_blocks = 0;
    /// The fewest blocks of code for each 1,000 words.
    code_per_1000 = 0;
    /// The fewest languages, beside shell, data and plain text.
    languages = 0;
    /// The fewest diagrams.
    diagrams = 0;
    /// The fewest questions within the text.
    checkpoints = 0;
    /// The most words from one question to the next.
    checkpoint_gap = 1_500;
    /// The most words from one example to the next.
    example_gap = 800;
    /// The fewest words for each callout.
    callout_gap = 100;
    /// The fewest callouts `[!PITFALL]`.
    pitfalls = 0;
    /// The most lines of one block of code.
    code_lines = 50;
    /// The most words of a sentence, on average.
    sentence_words = 28;
    /// The most of 100 sentences that may have over 40 words.
    long_sentences = 15;
    /// The highest reading grade.
    grade = 16;
    /// The most filler phrases in 10,000 words.
    filler = 60;
    /// The fewest code spans and numbers in 1,000 words.
    concrete = 0;
    /// The most of 100 words that may stand in lists.
    lists = 60;
    /// The most of 100 stretches of eight words that may stand in other lessons too.
    shared = 20;
    /// The fewest questions of the closing quiz.
    questions = 0;
    /// The fewest types of question in the closing quiz.
    question_types = 0;
    /// The most of 100 questions of the closing quiz that may ask to recall.
    recall = 60;
    /// The most of 100 questions of the closing quiz that may be true or false.
    true_false = 50;
    /// The fewest words of a question's `context`.
    context_words = 1;
    /// The fewest words of feedback to a wrong option.
    feedback_words = 1;
    /// Right options may be this much longer than wrong ones on average, in hundredths, and as much shorter.
    key_length = 130;
    /// The most of 100 choices of the pack in which the right option may be the longest.
    longest_key = 40;
    /// The fewest objectives.
    objectives = 0;
    /// The fewest sources.
    sources = 0;
    /// The fewest primary sources with a section.
    primary_sources = 0;
    /// The fewest terms.
    terms = 0;
    /// The fewest review cards.
    cards = 0;
    /// The most minutes of a whole lesson.
    minutes = 480;
    /// The fewest labs.
    labs = 0;
    /// The fewest checks of a lab.
    lab_checks = 1;
    /// The fewest hints of a lab.
    lab_hints = 1;
    /// The fewest of 100 checks of a lab that have a hint of their own.
    hinted = 0;
    /// The fewest known wrong answers of a lab.
    wrong_answers = 1;
}

/// What a pack asks of one kind of lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::pack) struct Demand {
    /// The numbers.
    pub(in crate::pack) limits: Limits,
    /// The ids of the ecosystems that need a tab; `None` are all of the pack.
    pub(in crate::pack) ecosystems: Option<Vec<String>>,
}

/// What a pack asks of its lessons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::pack) struct Checks {
    code: Demand,
    design: Demand,
    professional: Demand,
    /// The phrases that say nothing; `None` is the usual list.
    pub(in crate::pack) filler_phrases: Option<Vec<String>>,
    /// Whether every tab must say that it ran, or against what it was checked.
    pub(in crate::pack) badges: bool,
    /// Codes that are not reported.
    pub(in crate::pack) allow: Vec<String>,
}

/// The kinds of lessons, as `lesson.toml` names them.
const KINDS: [&str; 3] = ["C", "D", "P"];

impl Checks {
    /// Reads the table `check`: numbers for all kinds of lessons, then those of each.
    pub(in crate::pack) fn read(table: &Table<'_>) -> Self {
        let others = ["filler_phrases", "ecosystems", "badges", "allow"];
        let known: Vec<&str> = Limits::KEYS.iter().copied().chain(others).chain(KINDS).collect();
        table.only(&known);
        let list = |table: &Table<'_>, key: &str| table.has(key).then(|| table.strings(key));
        let mut all = Demand { limits: Limits::default(), ecosystems: list(table, "ecosystems") };
        all.limits.read(table);
        let kind = |name: &str| {
            let mut own = all.clone();
            if let Some(table) = table.table(name) {
                let known: Vec<&str> = Limits::KEYS.iter().copied().chain(["ecosystems"]).collect();
                table.only(&known);
                own.limits.read(&table);
                own.ecosystems = list(&table, "ecosystems").or(own.ecosystems);
            }
            own
        };
        Self {
            code: kind("C"),
            design: kind("D"),
            professional: kind("P"),
            filler_phrases: list(table, "filler_phrases"),
            badges: table.flag("badges").unwrap_or(false),
            allow: allowed(table),
        }
    }

    /// Returns what is asked of a kind of lesson.
    pub(in crate::pack) fn of(&self, kind: LessonKind) -> &Demand {
        match kind {
            LessonKind::Code => &self.code,
            LessonKind::Design => &self.design,
            LessonKind::Professional => &self.professional,
        }
    }
}

/// Reads the codes that a pack allows: those of the strict checks, which are matters of taste.
fn allowed(table: &Table<'_>) -> Vec<String> {
    let mut codes = Vec::new();
    for code in table.texts("allow") {
        if code.get_ref().starts_with(STRICT) && code_info(code.get_ref()).is_some() {
            if !codes.contains(code.get_ref()) {
                codes.push(code.into_inner());
            }
        } else {
            let message = format!("`{}` cannot be allowed", shown(code.get_ref()));
            let problem = table.problems().at("HB0406", code.span(), message);
            table.problems().push(problem.help(format!("the codes of `--strict` begin with {STRICT}")));
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::SourceText;
    use crate::pack::table::read_toml;

    fn checks(text: &str) -> (Checks, Vec<&'static str>) {
        let (checks, found) = read_toml(&SourceText::new("pack.toml", text), Checks::read);
        (checks, found.iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn a_kind_goes_before_what_holds_for_all() {
        let (checks, found) = checks("words = 900\ncards = 3\n[D]\nwords = 700\n");
        assert!(found.is_empty());
        assert_eq!((checks.of(LessonKind::Code).limits.words, checks.of(LessonKind::Design).limits.words), (900, 700));
        assert_eq!(
            (checks.of(LessonKind::Design).limits.cards, checks.of(LessonKind::Professional).limits.cards),
            (3, 3)
        );
        assert_eq!(checks.of(LessonKind::Design).limits.lab_checks, Limits::default().lab_checks);
    }

    #[test]
    fn what_is_unknown_is_reported_and_only_strict_codes_can_be_allowed() {
        let (checks, found) = checks("wrods = 900\nallow = [\"HB0721\", \"HB0301\", \"HB0799\"]\n[C]\nbadges = true\n");
        assert_eq!(found, ["HB0404", "HB0406", "HB0406", "HB0404"]);
        assert_eq!(checks.allow, ["HB0721"]);
    }

    #[test]
    fn the_page_of_the_format_names_every_number_with_what_holds_without_it() {
        let page = include_str!("../../../docs/pack-format.md");
        for key in Limits::KEYS {
            assert!(page.contains(&format!("| `{key}` |")), "docs/pack-format.md does not name `{key}`");
        }
    }
}
