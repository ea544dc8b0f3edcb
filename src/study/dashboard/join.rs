//! What the log says, joined with the cards and the order of the pack.

use super::LookBack;
use super::weak::weakest;
use crate::base::text::visible;
use crate::course::Entry;
use crate::learner::{Dashboard, Mastery, NextStep, PartProgress, Weakness};
use crate::study::Study;

/// Days of the forecast.
const FORECAST: usize = 30;

/// Joins everything. What is due and what comes is empty until the cards are gathered.
pub fn dashboard(study: &Study, back: &LookBack) -> Dashboard {
    let weakest = weak(study, back);
    Dashboard {
        today: back.today,
        now: now(study, &weakest),
        parts: parts(study),
        activity: back.activity.clone(),
        retention: back.retention.clone(),
        curve: back.curve.clone(),
        forecast: study.deck().map(|deck| deck.forecast(FORECAST)).unwrap_or_default(),
        calibration: back.calibration.clone(),
        weakest,
        time: back.time.clone(),
    }
}

fn title(study: &Study, chapter: usize) -> String {
    let entry = study.outline().chapters.get(chapter);
    let title = entry.map(|entry| format!("{} {}", entry.number_text(), entry.title)).unwrap_or_default();
    visible(title.trim()).into_owned()
}

fn now(study: &Study, weakest: &[Weakness]) -> Vec<NextStep> {
    let chapters = 0..study.outline().chapters.len();
    // The open lesson; without one, the one that was open last.
    let last = || chapters.clone().filter_map(|at| Some((study.state(at)?.visited, at))).max().map(|(_, at)| at);
    let here = study.chapter().or_else(last).or_else(|| study.outline().first());
    // What is read to its end is gone on from.
    let unread = |at: &usize| study.mastery(*at) < Mastery::Read;
    let resume = here.and_then(|here| {
        let ahead = std::iter::successors(Some(here), |at| study.outline().next(*at));
        let before = chapters.clone().filter(|at| study.outline().chapters[*at].path.is_some());
        ahead.chain(before).find(unread)
    });
    let due = study.deck().map_or(0, |deck| deck.queue().order.len());
    let mut steps = Vec::new();
    if let Some(chapter) = resume {
        let percent = study.state(chapter).map_or(0, |state| state.percent);
        steps.push(NextStep::Continue { chapter, title: title(study, chapter), percent });
    }
    if due > 0 {
        // What is about to be forgotten does not wait.
        steps.insert(0, NextStep::Review { due });
    }
    steps.extend(weakest.iter().take(3).map(|weak| NextStep::Strengthen {
        chapter: weak.chapter,
        section: weak.section.clone(),
        title: weak.title.clone(),
    }));
    steps
}

fn parts(study: &Study) -> Vec<PartProgress> {
    let outline = study.outline();
    let named = outline.entries.iter().enumerate().filter_map(|(at, entry)| match entry {
        Entry::Part(title) => Some((Some(at), visible(title).into_owned())),
        _ => None,
    });
    let all = std::iter::once((None, String::new())).chain(named);
    let parts = all.map(|(part, title)| {
        let inside = outline.chapters.iter().enumerate().filter(|(_, chapter)| chapter.part == part);
        let mut progress = PartProgress { title, read: 0, mastered: 0, total: 0 };
        for (at, _) in inside {
            let mastery = study.mastery(at);
            progress.total += 1;
            progress.read += usize::from(mastery >= Mastery::Read);
            progress.mastered += usize::from(mastery == Mastery::Mastered);
        }
        progress
    });
    parts.filter(|part| part.total > 0).collect()
}

fn weak(study: &Study, back: &LookBack) -> Vec<Weakness> {
    let chapters = (0..study.outline().chapters.len()).filter_map(|at| Some((study.chapter_id(at)?, at)));
    let chapters: std::collections::HashMap<_, _> = chapters.collect();
    // What is no longer in the pack cannot be read again.
    let topics = back.answers.iter().filter_map(|(key, (answered, wrong))| {
        let chapter = *chapters.get(&key.0)?;
        let section = study.deck().and_then(|deck| deck.card(key)).and_then(|card| card.face.section.clone());
        Some(((chapter, section), *answered, *wrong))
    });
    let weakness = |((chapter, section), answered, wrong)| Weakness {
        chapter,
        title: title(study, chapter),
        section,
        answered,
        wrong,
    };
    weakest(topics).into_iter().map(weakness).collect()
}
