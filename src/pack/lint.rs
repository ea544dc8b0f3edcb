//! What a lesson promises and does not keep: links that lead nowhere, pictures without words, questions without a section.

use super::load::{Loaded, each_block};
use crate::base::diag::Diagnostic;
use crate::base::text::width;
use crate::course::{BlockKind, Inline, LessonId, Question, QuestionKind, Quiz, Target};
use std::collections::HashSet;
use std::ops::Range;

/// The most columns of code and diagrams.
const COLUMNS: usize = 76;

/// Why a link does not resolve.
pub(super) enum Broken {
    File,
    Anchor,
}

/// What a lesson's promises are compared with.
pub(super) struct Neighbours<'a> {
    pub(super) resolves: &'a dyn Fn(&Target) -> Result<(), Broken>,
    pub(super) lessons: &'a HashSet<LessonId>,
}

/// Returns the broken promises of a lesson.
pub(super) fn lint(loaded: &Loaded, neighbours: &Neighbours<'_>) -> Vec<Diagnostic> {
    let mut lint = Lint { loaded, found: Vec::new() };
    lint.text(neighbours);
    lint.meta(neighbours);
    for file in &loaded.lesson.quizzes {
        lint.quiz(&file.file, &file.quiz);
    }
    lint.found
}

struct Lint<'a> {
    loaded: &'a Loaded,
    found: Vec<Diagnostic>,
}

impl Lint<'_> {
    fn report(&mut self, code: &'static str, message: String, span: &Range<usize>) {
        let (source, range) = self.loaded.locate(span);
        // One line says where; a block of a hundred would drown it.
        let text = source.text.get(range.clone()).unwrap_or("");
        let end = range.start + text.find('\n').unwrap_or(text.len());
        self.found.push(Diagnostic::new(code, message).at(&source, range.start..end));
    }

    fn text(&mut self, neighbours: &Neighbours<'_>) {
        let lesson = &self.loaded.lesson;
        let mut blocks = Vec::new();
        each_block(&lesson.blocks, &mut |block| blocks.push(block));
        for block in blocks {
            match &block.kind {
                BlockKind::Diagram { text, alt } => {
                    if alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) {
                        self.report(
                            "HB0210",
                            "a diagram has no `alt`: who cannot see it learns nothing".into(),
                            &block.span,
                        );
                    }
                    self.columns("diagram", text, &block.span);
                }
                BlockKind::Code(code) => self.columns("code", &code.text, &block.span),
                BlockKind::Tabs(codes) => codes.iter().for_each(|code| self.columns("code", &code.text, &block.span)),
                BlockKind::Quiz(quiz) => {
                    if let (Some(id), Some(found)) = (&quiz.question, lesson.quiz(&quiz.file))
                        && !found.questions.iter().any(|question| question.id == *id)
                    {
                        self.report("HB0208", format!("`{}` has no question `{id}`", quiz.file), &block.span);
                    }
                }
                BlockKind::Footnote { label, number: None, .. } => {
                    self.report("HB0211", format!("nothing refers to the footnote `{label}`"), &block.span);
                }
                _ => {}
            }
            each_inline(&block.kind, &mut |inline| self.inline(inline, &block.span, neighbours));
        }
    }

    fn inline(&mut self, inline: &Inline, span: &Range<usize>, neighbours: &Neighbours<'_>) {
        match inline {
            Inline::Image { alt, .. } if alt.trim().is_empty() => {
                self.report("HB0209", "a picture has no words: in a terminal it is nothing".into(), span);
            }
            Inline::Link { target, .. } => {
                let own_anchor = match target {
                    Target::Internal { path: None, anchor: Some(anchor) } => Some(anchor),
                    _ => None,
                };
                let known =
                    |anchor: &String| self.loaded.lesson.sections.iter().any(|section| section.anchor == *anchor);
                if let Some(anchor) = own_anchor.filter(|anchor| !known(anchor)) {
                    self.report("HB0207", format!("this lesson has no section `#{anchor}`"), span);
                }
                match (neighbours.resolves)(target) {
                    Ok(()) => {}
                    Err(Broken::File) => {
                        self.report("HB0206", format!("the link leads to {}, which is not there", shown(target)), span)
                    }
                    Err(Broken::Anchor) => {
                        self.report("HB0207", format!("there is no section {}", shown(target)), span)
                    }
                }
            }
            _ => {}
        }
    }

    fn columns(&mut self, what: &str, text: &str, span: &Range<usize>) {
        if let Some(wide) = text.lines().map(width).find(|columns| *columns > COLUMNS) {
            self.report(
                "HB0212",
                format!("a line of this {what} has {wide} columns; {COLUMNS} fit beside the frame"),
                span,
            );
        }
    }

    fn meta(&mut self, neighbours: &Neighbours<'_>) {
        let loaded = self.loaded;
        let meta = &loaded.lesson.meta;
        for wanted in meta.prerequisites.iter().filter(|wanted| !neighbours.lessons.contains(wanted)) {
            self.found.push(Diagnostic::new("HB0410", format!("{}: no lesson has the id `{wanted}`", meta.id)));
        }
        let asked: HashSet<&str> = loaded
            .lesson
            .quizzes
            .iter()
            .flat_map(|file| &file.quiz.questions)
            .filter_map(|q| q.objective.as_deref())
            .collect();
        if !meta.objectives.is_empty() && !self.loaded.lesson.quizzes.is_empty() {
            for objective in meta.objectives.iter().filter(|objective| !asked.contains(objective.id.as_str())) {
                let message = format!("{}: no question tests the objective `{}`", meta.id, objective.id);
                self.found.push(Diagnostic::new("HB0322", message));
            }
        }
    }

    fn quiz(&mut self, file: &str, quiz: &Quiz) {
        let lesson = &self.loaded.lesson;
        for question in &quiz.questions {
            if let Some(anchor) =
                question.explains.as_ref().filter(|anchor| !lesson.sections.iter().any(|s| s.anchor == **anchor))
            {
                let message = format!("{file}, question `{}`: the lesson has no section `{anchor}`", question.id);
                self.found.push(Diagnostic::new("HB0320", message));
            }
            if let Some(id) =
                question.objective.as_ref().filter(|id| !lesson.meta.objectives.iter().any(|o| o.id == **id))
            {
                let message = format!("{file}, question `{}`: the lesson has no objective `{id}`", question.id);
                self.found.push(Diagnostic::new("HB0321", message));
            }
        }
        let single: Vec<bool> = quiz.questions.iter().filter_map(key_is_longest).collect();
        let longest = single.iter().filter(|longest| **longest).count();
        if single.len() >= 5 && longest * 10 > single.len() * 4 {
            let message =
                format!("{file}: the right answer is the longest option in {longest} of {} choices", single.len());
            self.found.push(Diagnostic::new("HB0323", message));
        }
    }
}

/// Whether the right answer of a choice of one is strictly the longest option.
fn key_is_longest(question: &Question) -> Option<bool> {
    let QuestionKind::MultipleChoice { options, several: false, .. } = &question.kind else { return None };
    let length = |text: &str| text.chars().count();
    let key = options.iter().find(|option| option.correct)?;
    let others = options.iter().filter(|option| !option.correct).map(|option| length(&option.text.source)).max()?;
    Some(length(&key.text.source) > others)
}

fn shown(target: &Target) -> String {
    match target {
        Target::External(address) => address.clone(),
        Target::Internal { path, anchor } => {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("`{}{anchor}`", path.as_deref().unwrap_or(""))
        }
    }
}

/// Calls `visit` for each inline of a block, not of the blocks inside it.
fn each_inline(kind: &BlockKind, visit: &mut impl FnMut(&Inline)) {
    let runs: Vec<&[Inline]> = match kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) | BlockKind::Details { summary: text, .. } => {
            vec![text]
        }
        BlockKind::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect(),
        BlockKind::Definitions(definitions) => {
            definitions.iter().map(|definition| definition.term.as_slice()).collect()
        }
        _ => Vec::new(),
    };
    let mut waiting: Vec<&Inline> = runs.into_iter().flatten().collect();
    while let Some(inline) = waiting.pop() {
        visit(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link { text: inner, .. } => {
                waiting.extend(inner);
            }
            _ => {}
        }
    }
}
