//! Promise: the shipped course has no problem, and every written lesson fits the screens people have.

use hornbook::base::diag::{Severity, render};
use hornbook::learner::ThemeChoice;
use hornbook::pack::{Pack, inspect};
use hornbook::page::{Background, Depth, Glyphs, Look, Page, Theme, Top, plain};
use std::path::Path;
use std::sync::Arc;

fn course() -> Pack {
    Pack::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).unwrap()
}

#[test]
fn the_course_has_no_problem() {
    let found = inspect(&course(), true).found;
    let found: Vec<_> = found.into_iter().filter(|problem| problem.severity > Severity::Note).collect();
    assert!(found.is_empty(), "{}", render::human(&found, render::Style::default()));
}

#[test]
fn the_course_has_a_hundred_lessons_in_five_parts() {
    let course = course();
    let numbered: Vec<_> = course.outline().chapters.iter().filter(|chapter| !chapter.number.is_empty()).collect();
    assert_eq!(numbered.len(), 100);
    for part in numbered.chunks(20) {
        assert!(part.iter().all(|chapter| chapter.part == part[0].part));
    }
}

#[test]
fn the_embedded_course_is_the_folder() {
    let (embedded, folder) = (Pack::embedded().unwrap(), course());
    assert_eq!(embedded.info(), folder.info());
    assert_eq!(embedded.outline(), folder.outline());
    for (at, chapter) in folder.outline().chapters.iter().enumerate() {
        if chapter.path.is_some() {
            assert_eq!(embedded.lesson(at).unwrap().lesson, folder.lesson(at).unwrap().lesson, "{}", chapter.title);
        }
    }
}

#[test]
fn every_lesson_fits_forty_eighty_and_a_hundred_and_twenty_columns() {
    let course = course();
    for (at, chapter) in course.outline().chapters.iter().enumerate().filter(|(_, chapter)| chapter.path.is_some()) {
        let lesson = course.lesson(at).unwrap().lesson;
        for width in [40, 78, 120] {
            let theme = Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono);
            let look = Look { width, theme, glyphs: Glyphs::Unicode };
            for line in plain(&lesson, &look, None) {
                assert!(line.width() <= usize::from(width), "{} at {width}: {}", chapter.title, line.text());
            }
        }
    }
}

#[test]
fn no_code_of_the_course_is_cut_at_eighty_columns() {
    let (course, mut seen) = (course(), 0);
    for (at, chapter) in course.outline().chapters.iter().enumerate().filter(|(_, chapter)| chapter.path.is_some()) {
        let theme = Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono);
        let look = Look { width: 78, theme, glyphs: Glyphs::Unicode };
        let mut page = Page::new(Arc::new(course.lesson(at).unwrap().lesson), look);
        page.set_all_open(true);
        for ecosystem in &course.info().ecosystems {
            page.set_tab(&ecosystem.name);
            for (_, line) in page.window(Top::default(), 100_000).iter().filter(|(_, line)| line.code.is_some()) {
                assert!(!line.wide, "{}: {}", chapter.title, line.text());
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000);
}

#[test]
fn every_question_has_a_right_answer_that_is_judged_right() {
    use hornbook::course::QuestionKind as Kind;
    use hornbook::learner::{Answer, Outcome};
    let course = course();
    let mut judged = 0;
    for (at, _) in course.outline().chapters.iter().enumerate().filter(|(_, chapter)| chapter.path.is_some()) {
        for file in course.lesson(at).unwrap().lesson.quizzes {
            for question in &file.quiz.questions {
                let answer = match &question.kind {
                    Kind::MultipleChoice { options, .. } => {
                        Answer::Choice(options.iter().filter(|o| o.correct).map(|o| o.text.source.clone()).collect())
                    }
                    Kind::ShortAnswer { accepted, .. } => Answer::Text(accepted[0].clone()),
                    Kind::Tracing { does_compile, stdout, line_number, .. } => {
                        Answer::Trace { compiles: *does_compile, stdout: stdout.clone(), line: *line_number }
                    }
                    Kind::TrueFalse { answer, .. } => Answer::Truth(*answer),
                    Kind::Numeric { answer, .. } => Answer::Number(answer.to_string()),
                    Kind::Ordering { items, .. } => Answer::Order(items.clone()),
                    Kind::Matching { pairs, .. } => Answer::Pairs(pairs.clone()),
                    Kind::Cloze { blanks, .. } => {
                        Answer::Blanks(blanks.iter().map(|blank| blank.accepted[0].clone()).collect())
                    }
                    Kind::SpotTheLine { lines, .. } => Answer::Line(lines[0]),
                };
                assert_eq!(
                    hornbook::study::judge(question, &answer).outcome,
                    Outcome::Right,
                    "{} {}",
                    file.file,
                    question.id
                );
                judged += 1;
            }
        }
    }
    assert!(judged > 10);
}
