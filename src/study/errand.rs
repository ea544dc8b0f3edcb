//! Work that takes long and touches nothing of the session: done on a thread of its own.

use super::catalogue::{CardFace, catalogue};
use super::dashboard::{LookBack, LookBackAt, look_back};
use super::{TermIndex, TermPlace};
use crate::base::day::{Day, Days};
use crate::course::{Lesson, LessonId};
use crate::learner::{CardHistory, Record};
use crate::pack::Pack;
use crate::review::{FitError, Fitted, Scheduler, fit};
use std::sync::Arc;

/// Something to find out.
#[derive(Debug)]
pub enum Errand {
    /// Read lessons for what they ask in review.
    Catalogue {
        /// The pack.
        pack: Pack,
        /// The chapters.
        chapters: Vec<usize>,
    },
    /// Read the glossary.
    Glossary {
        /// The pack.
        pack: Pack,
    },
    /// Find the terms of the glossary in a lesson.
    Terms {
        /// The glossary.
        index: Arc<TermIndex>,
        /// The lesson.
        lesson: Arc<Lesson>,
    },
    /// Fit the memory model to the learner.
    Fit {
        /// Every card of every pack.
        histories: Vec<CardHistory>,
        /// The model in use.
        scheduler: Scheduler,
        /// The learner's days.
        days: Days,
        /// Today.
        today: Day,
        /// Whether the learner asked for it and waits for the result.
        asked: bool,
    },
    /// Look back on everything that happened.
    LookBack {
        /// The log.
        records: Vec<Record>,
        /// The pack's cards.
        histories: Vec<CardHistory>,
        /// The model in use.
        scheduler: Scheduler,
        /// Where it is looked back from.
        at: LookBackAt,
    },
}

/// What was found out.
#[derive(Debug)]
pub enum Found {
    /// What lessons ask.
    Catalogue(Vec<(LessonId, Vec<CardFace>)>),
    /// The glossary.
    Glossary(Arc<TermIndex>),
    /// Where a lesson uses its terms.
    Terms {
        /// The glossary.
        index: Arc<TermIndex>,
        /// The lesson.
        lesson: Arc<Lesson>,
        /// The words.
        places: Vec<TermPlace>,
    },
    /// The fitted model, or why there is none.
    Fit {
        /// The model.
        fitted: Result<Fitted, FitError>,
        /// Whether the learner asked for it.
        asked: bool,
    },
    /// What the log says.
    LookBack(Box<LookBack>),
}

impl Errand {
    /// Does the work.
    pub fn run(self) -> Found {
        match self {
            Self::Catalogue { pack, chapters } => Found::Catalogue(catalogue(&pack, &chapters)),
            Self::Glossary { pack } => Found::Glossary(Arc::new(TermIndex::new(pack.glossary().0))),
            Self::Terms { index, lesson } => {
                let places = index.places(&lesson);
                Found::Terms { index, lesson, places }
            }
            Self::Fit { histories, scheduler, days, today, asked } => {
                Found::Fit { fitted: fit(&histories, &scheduler, &days, today), asked }
            }
            Self::LookBack { records, histories, scheduler, at } => {
                Found::LookBack(Box::new(look_back(&records, &histories, &scheduler, &at)))
            }
        }
    }
}
