//! The shape of a lesson: headings, how far it is from one question or example to the next, callouts, code, tabs.

use super::prose::words;
use super::{Look, asked, counted};
use crate::base::diag::Diagnostic;
use crate::course::{Block, BlockKind, Callout, Code, plain_text};
use crate::pack::lint::Found;
use crate::pack::load::each_block;
use crate::pack::table::shown;
use std::collections::HashSet;
use std::ops::Range;

/// Words of a lesson in which an ecosystem can be missed or a callout be one too many.
const FEWEST: usize = 300;
/// Ecosystems that are looked for.
const MOST_ECOSYSTEMS: usize = 100;
/// Languages of fences that teach no language of their own: shells, data, requests and what was printed.
const NO_LANGUAGE: [&str; 26] = [
    "",
    "text",
    "txt",
    "plain",
    "plaintext",
    "output",
    "console",
    "sh",
    "bash",
    "shell",
    "zsh",
    "fish",
    "powershell",
    "json",
    "jsonc",
    "yaml",
    "yml",
    "toml",
    "ini",
    "xml",
    "csv",
    "http",
    "diff",
    "env",
    "properties",
    "diagram",
];

/// Returns what is wrong with the shape.
pub(super) fn look(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut many = Found::default();
    headings(look, &mut many);
    let census = Census::take(look);
    census.long(look, &mut many);
    census.badges(look, &mut many);
    let mut found = many.finish(&look.top().0);
    found.extend(gaps(look));
    found.extend(census.callouts(look));
    found.extend(census.tabs(look));
    found.extend(census.floors(look));
    found
}

fn headings(look: &Look<'_>, found: &mut Found) {
    let mut above: Option<u8> = None;
    each_block(&look.loaded.lesson.blocks, &mut |block| {
        let BlockKind::Heading { level, text, .. } = &block.kind else { return };
        if above.is_some_and(|above| *level > above + 1) {
            found.add(|| {
                let title = plain_text(text);
                let over = above.unwrap_or(0);
                let message = format!("\"{}\" is of level {level} below one of level {over}", shown(&title));
                let help = format!("write it with {} `#`", over + 1);
                look.of_block("HB0722", message, &block.span).help(help)
            });
        }
        above = Some(*level);
    });
}

/// How far it is since the last of something, and where that distance began.
#[derive(Default)]
struct Gap {
    words: usize,
    from: Option<Range<usize>>,
    /// The longest so far.
    worst: (usize, Option<Range<usize>>),
}

impl Gap {
    fn add(&mut self, words: usize, span: &Range<usize>) {
        if words > 0 && self.from.is_none() {
            self.from = Some(span.clone());
        }
        self.words += words;
    }

    fn end(&mut self) {
        if self.words > self.worst.0 {
            self.worst = (self.words, self.from.take());
        }
        self.words = 0;
        self.from = None;
    }
}

/// Reports the longest stretch without a question and the longest without an example.
fn gaps(look: &Look<'_>) -> Vec<Diagnostic> {
    let (mut questions, mut examples) = (Gap::default(), Gap::default());
    let mut asks = false;
    walk(&look.loaded.lesson.blocks, &mut |block, folded| match &block.kind {
        BlockKind::Quiz(_) | BlockKind::Lab { .. } => {
            asks |= matches!(block.kind, BlockKind::Quiz(_));
            questions.end();
            examples.end();
        }
        BlockKind::Code(_)
        | BlockKind::Tabs(_)
        | BlockKind::Diagram { .. }
        | BlockKind::Table { .. }
        | BlockKind::Math(_) => examples.end(),
        // What opens on demand is the answer to a question.
        BlockKind::Paragraph(run) if !folded => {
            let count = words(&plain_text(run)).count();
            questions.add(count, &block.span);
            examples.add(count, &block.span);
        }
        _ => {}
    });
    // What follows the last question is the end of the lesson and the quiz.
    questions.end();
    examples.end();
    let limits = look.limits;
    let mut found = Vec::new();
    if let (true, (count, Some(span))) = (asks && questions.worst.0 > limits.checkpoint_gap, questions.worst) {
        let help =
            format!("let the reader answer something on the way; {}", asked("checkpoint_gap", limits.checkpoint_gap));
        let message = format!("{count} words from here to the next question");
        found.push(look.of_block("HB0723", message, &span).help(help));
    }
    if let (true, (count, Some(span))) = (examples.worst.0 > limits.example_gap, examples.worst) {
        let help = format!("show a run, a table or a drawing; {}", asked("example_gap", limits.example_gap));
        let message = format!("{count} words from here to the next example");
        found.push(look.of_block("HB0724", message, &span).help(help));
    }
    found
}

/// Calls `visit` for each block, with whether it is folded into `<details>`. Blocks nest to a known depth.
fn walk<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b Block, bool)) {
    fn go<'b>(blocks: &'b [Block], folded: bool, visit: &mut impl FnMut(&'b Block, bool)) {
        for block in blocks {
            visit(block, folded);
            match &block.kind {
                BlockKind::Quote(inner)
                | BlockKind::Callout { blocks: inner, .. }
                | BlockKind::Footnote { blocks: inner, .. } => go(inner, folded, visit),
                BlockKind::Details { blocks: inner, .. } => go(inner, true, visit),
                BlockKind::List { items, .. } => items.iter().for_each(|item| go(&item.blocks, folded, visit)),
                BlockKind::Definitions(all) => {
                    all.iter().flat_map(|one| &one.meanings).for_each(|blocks| go(blocks, folded, visit));
                }
                _ => {}
            }
        }
    }
    go(blocks, false, visit);
}

/// What a lesson has, counted.
#[derive(Default)]
struct Census<'a> {
    /// Blocks of code, each tab one, and where they stand.
    code: Vec<(&'a Code, &'a Range<usize>)>,
    /// Groups of tabs.
    groups: Vec<(&'a [Code], &'a Range<usize>)>,
    diagrams: usize,
    checkpoints: usize,
    callouts: Vec<&'a Range<usize>>,
    pitfalls: usize,
}

impl<'a> Census<'a> {
    fn take(look: &Look<'a>) -> Self {
        let mut census = Self::default();
        each_block(&look.loaded.lesson.blocks, &mut |block| match &block.kind {
            BlockKind::Code(code) => census.code.push((code, &block.span)),
            BlockKind::Tabs(codes) => {
                census.code.extend(codes.iter().map(|code| (code, &block.span)));
                census.groups.push((codes, &block.span));
            }
            BlockKind::Diagram { .. } => census.diagrams += 1,
            BlockKind::Quiz(quiz) => {
                let graded = look.loaded.lesson.quiz(&quiz.file).is_some_and(|quiz| quiz.graded);
                census.checkpoints += usize::from(graded && quiz.question.is_some());
            }
            BlockKind::Callout { kind, .. } => {
                census.callouts.push(&block.span);
                census.pitfalls += usize::from(*kind == Callout::Pitfall);
            }
            _ => {}
        });
        census
    }

    fn callouts(&self, look: &Look<'_>) -> Option<Diagnostic> {
        let (words, each) = (look.loaded.lesson.words, look.limits.callout_gap);
        let allowed = words / each.max(1);
        let first = self.callouts.get(allowed.max(1))?;
        (each > 0 && words >= FEWEST).then(|| {
            let message = format!("{} in {words} words", counted(self.callouts.len(), "callout", "callouts"));
            let help = format!("what is always marked is never seen; {}", asked("callout_gap", each));
            look.of_block("HB0725", message, first).marked("the first that is one too many").help(help)
        })
    }

    fn long(&self, look: &Look<'_>, found: &mut Found) {
        let most = look.limits.code_lines;
        for (code, span) in &self.code {
            let lines = code.text.lines().count();
            if lines > most {
                found.add(|| {
                    let name = code.tab.as_ref().or(code.title.as_ref());
                    let name = name.map_or_else(|| "this code".to_owned(), |name| format!("\"{}\"", shown(name)));
                    let message = format!("{name} has {lines} lines");
                    let help = format!("show the lines that matter; {}", asked("code_lines", most));
                    look.of_block("HB0726", message, span).help(help)
                });
            }
        }
    }

    /// Reports ecosystems that some lesson's tab groups leave out, all groups of the lesson together: one idea may have no
    /// counterpart somewhere.
    fn tabs(&self, look: &Look<'_>) -> Option<Diagnostic> {
        let known = look.course.ecosystems.get(..MOST_ECOSYSTEMS).unwrap_or(look.course.ecosystems);
        let id = |tab: &str| {
            let same = |name: &str| name.eq_ignore_ascii_case(tab.trim());
            known.iter().find(|one| same(&one.id) || same(&one.name)).map(|one| one.id.as_str())
        };
        let of = |codes: &[Code]| -> HashSet<&str> {
            codes.iter().filter_map(|code| code.tab.as_deref()).filter_map(id).collect()
        };
        let groups: Vec<_> = self.groups.iter().map(|(codes, span)| (of(codes), *span)).collect();
        let (_, first) = groups.iter().find(|(ids, _)| ids.len() > 1)?;
        let shown_ids: HashSet<&str> = groups.iter().flat_map(|(ids, _)| ids.iter().copied()).collect();
        let wanted = look.ecosystems;
        let missing: Vec<&str> = known
            .iter()
            .filter(|one| wanted.is_none_or(|wanted| wanted.contains(&one.id)))
            .filter(|one| !shown_ids.contains(one.id.as_str()))
            .map(|one| one.name.as_str())
            .collect();
        (!missing.is_empty()).then(|| {
            let message = format!("no tab of this lesson is in {}", missing.join(", "));
            let help = "add the tab, or name the ecosystems that matter in `[check]` of pack.toml: `ecosystems = […]`";
            look.of_block("HB0727", message, first).marked("the first group of tabs").help(help)
        })
    }

    fn badges(&self, look: &Look<'_>, found: &mut Found) {
        if !look.course.checks.badges {
            return;
        }
        for (codes, span) in &self.groups {
            let bare = |code: &&Code| code.ran.is_none() && code.checked.is_none();
            if let Some(code) = codes.iter().find(bare) {
                found.add(|| {
                    let tab = code.tab.as_deref().unwrap_or("");
                    let message = format!("the tab \"{}\" does not say whether it ran", shown(tab));
                    let help = "add `ran=\"with what, when\"`, or `checked=\"docs\"` when it did not run";
                    look.of_block("HB0728", message, span).help(help)
                });
            }
        }
    }

    fn floors(&self, look: &Look<'_>) -> Vec<Diagnostic> {
        let (lesson, limits) = (&look.loaded.lesson, look.limits);
        let mut found = Vec::new();
        if lesson.words > limits.most_words {
            let help = format!("split the lesson; {}", asked("most_words", limits.most_words));
            found.push(look.of_text("HB0732", format!("the lesson has {} words", lesson.words)).help(help));
        }
        if !look.numbered {
            return found;
        }
        let languages: HashSet<&str> = self.code.iter().map(|(code, _)| code.language.as_str()).collect();
        let languages = languages.iter().filter(|language| !NO_LANGUAGE.contains(language)).count();
        let mut floor = |have: usize, least: usize, (one, many): (&str, &str), key: &str| {
            if have < least {
                let message = format!("the lesson has {}", counted(have, one, many));
                found.push(look.of_text("HB0732", message).help(asked(key, least)));
            }
        };
        floor(lesson.words, limits.words, ("word", "words"), "words");
        floor(self.code.len(), limits.code_blocks, ("block of code", "blocks of code"), "code_blocks");
        floor(languages, limits.languages, ("language", "languages"), "languages");
        floor(self.diagrams, limits.diagrams, ("diagram", "diagrams"), "diagrams");
        floor(
            self.checkpoints,
            limits.checkpoints,
            ("question within the text", "questions within the text"),
            "checkpoints",
        );
        floor(self.pitfalls, limits.pitfalls, ("pitfall", "pitfalls"), "pitfalls");
        if self.code.len() * 1_000 < limits.code_per_1000 * lesson.words {
            let blocks = counted(self.code.len(), "block of code", "blocks of code");
            let message = format!("the lesson has {blocks} in {} words", lesson.words);
            found.push(look.of_text("HB0732", message).help(asked("code_per_1000", limits.code_per_1000)));
        }
        found
    }
}
