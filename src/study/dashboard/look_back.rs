//! One walk through the log.

use super::calibration::{LEVELS, calibration};
use super::monday;
use super::weak::LAST;
use crate::base::clock::Timestamp;
use crate::base::day::{Day, Days};
use crate::course::{LessonId, PackId};
use crate::learner::{
    Calibration, CardHistory, CardId, Certainty, Event, Forgetting, Outcome, Record, Remembered, ReviewGrade, TimeSpent,
};
use crate::review::{Scheduler, curve, steps};
use std::collections::{HashMap, HashSet, VecDeque};

/// Weeks that are looked back on, this one included: a year.
pub const WEEKS: usize = 53;
/// The longest time with a card that counts, in milliseconds: as with pauses in a lesson.
const AT_A_CARD: u32 = 60_000;
/// Mistakes older than this are past, in days.
const RECENT: u32 = 90;

/// Where the walk stands: whose days, which pack.
#[derive(Debug)]
pub struct LookBackAt {
    /// The pack whose records count.
    pub pack: PackId,
    /// The learner's days.
    pub days: Days,
    /// Now.
    pub now: Timestamp,
}

/// What the log says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LookBack {
    /// The learner's day.
    pub today: Day,
    /// How much was done on each day, oldest first, whole weeks from Monday on; the last is today.
    pub activity: Vec<u32>,
    /// What was remembered in each week, oldest first.
    pub retention: Vec<Remembered>,
    /// The forgetting curve.
    pub curve: Vec<Forgetting>,
    /// How often answers of each certainty were right.
    pub calibration: Vec<Calibration>,
    /// Of each card the last answers of late: how many, and how many were not right.
    pub answers: HashMap<(LessonId, CardId), (u32, u32)>,
    /// Time spent.
    pub time: TimeSpent,
}

/// Goes through the log once, and through the cards. The work grows with their number.
///
/// What a clock noted that stood in the future is no activity and no time of a week; what happened before the year counts for the time in all
/// only. A reset forgets a lesson's answers; that they were given stays in calendar and time.
pub fn look_back(records: &[Record], histories: &[CardHistory], scheduler: &Scheduler, at: &LookBackAt) -> LookBack {
    let mut walk = Walk::new(at);
    let own = records.iter().filter(|record| record.pack == at.pack);
    for record in own.clone() {
        match &record.event {
            Event::GradeUndone { review, .. } => {
                walk.undone.insert(&review.0);
            }
            Event::GradeChanged { review, grade, .. } => {
                walk.changed.insert(&review.0, *grade);
            }
            _ => {}
        }
    }
    own.for_each(|record| walk.take(record));
    let (days, today) = (&at.days, walk.today);
    let mut retention = vec![Remembered::default(); WEEKS];
    for step in histories.iter().flat_map(|history| steps(history, days, today)) {
        if let (1.., Some(week)) = (step.elapsed, walk.week(step.day).and_then(|week| retention.get_mut(week))) {
            week.asked += 1;
            week.remembered += u32::from(step.grade != ReviewGrade::Again);
        }
    }
    let points = curve(histories, scheduler, days, today).into_iter();
    let point = |point: crate::review::CurvePoint| Forgetting {
        days: point.days,
        expected: point.expected,
        remembered: point.remembered,
        asked: point.asked,
    };
    let levels = LEVELS.iter().zip(&walk.levels);
    let count = |kept: &VecDeque<bool>| {
        let wrong = kept.iter().filter(|right| !**right).count();
        (u32::try_from(kept.len()).unwrap_or(u32::MAX), u32::try_from(wrong).unwrap_or(u32::MAX))
    };
    LookBack {
        today,
        activity: walk.activity,
        retention,
        curve: points.map(point).collect(),
        calibration: levels.map(|(level, (answered, right))| calibration(*level, *answered, *right)).collect(),
        answers: walk.answers.iter().map(|(key, kept)| (key.clone(), count(kept))).collect(),
        time: TimeSpent { weeks: walk.weeks, total: walk.seconds },
    }
}

/// What is gathered on the way.
struct Walk<'a> {
    at: &'a LookBackAt,
    today: Day,
    /// The Monday on which the calendar begins.
    first: Day,
    undone: HashSet<&'a str>,
    changed: HashMap<&'a str, ReviewGrade>,
    activity: Vec<u32>,
    weeks: Vec<u64>,
    seconds: u64,
    /// Milliseconds with cards that make no whole second yet, by week; the last are those outside of every week.
    rests: Vec<u64>,
    levels: [(u32, u32); LEVELS.len()],
    answers: HashMap<(LessonId, CardId), VecDeque<bool>>,
}

impl<'a> Walk<'a> {
    fn new(at: &'a LookBackAt) -> Self {
        let today = at.days.day(at.now);
        let first = monday(today).plus(-7 * (WEEKS as i32 - 1));
        Self {
            at,
            today,
            first,
            undone: HashSet::new(),
            changed: HashMap::new(),
            activity: vec![0; today.since(first) as usize + 1],
            weeks: vec![0; WEEKS],
            seconds: 0,
            rests: vec![0; WEEKS + 1],
            levels: Default::default(),
            answers: HashMap::new(),
        }
    }

    /// The week of a day, counted from the oldest; none before it and after today.
    fn week(&self, day: Day) -> Option<usize> {
        (self.first <= day && day <= self.today).then(|| day.since(self.first) as usize / 7)
    }

    fn spend(&mut self, day: Day, millis: u64) {
        let week = self.week(day);
        let rest = &mut self.rests[week.unwrap_or(WEEKS)];
        *rest += millis;
        let seconds = *rest / 1000;
        *rest %= 1000;
        self.seconds = self.seconds.saturating_add(seconds);
        if let Some(week) = week {
            self.weeks[week] = self.weeks[week].saturating_add(seconds);
        }
    }

    fn take(&mut self, record: &'a Record) {
        let day = self.at.days.day(record.at);
        let done = match &record.event {
            Event::TimeSpent { seconds } => {
                self.spend(day, u64::from(*seconds) * 1000);
                false
            }
            Event::Answered { file, question, outcome, certainty, .. } => {
                self.judged(*outcome == Outcome::Right, *certainty);
                self.answered(record, CardId::question(file, question), day, *outcome == Outcome::Right);
                true
            }
            Event::CardGraded { review, card, grade, millis, answer, .. } => {
                self.spend(day, u64::from((*millis).min(AT_A_CARD)));
                if !self.undone.contains(review.0.as_str()) {
                    let grade = self.changed.get(review.0.as_str()).unwrap_or(grade);
                    let right =
                        answer.as_ref().map_or(*grade != ReviewGrade::Again, |own| own.outcome == Outcome::Right);
                    self.judged(right, answer.as_ref().and_then(|own| own.certainty));
                    self.answered(record, card.clone(), day, right);
                }
                true
            }
            Event::LessonReset => {
                self.answers.retain(|(lesson, _), _| *lesson != record.lesson);
                false
            }
            Event::SectionSeen { .. } | Event::LessonRead | Event::LabRan { .. } => true,
            _ => false,
        };
        if done && self.first <= day && day <= self.today {
            let count = &mut self.activity[day.since(self.first) as usize];
            *count = count.saturating_add(1);
        }
    }

    fn judged(&mut self, right: bool, certainty: Option<Certainty>) {
        if let Some(at) = certainty.and_then(|certainty| LEVELS.iter().position(|level| *level == certainty)) {
            self.levels[at].0 += 1;
            self.levels[at].1 += u32::from(right);
        }
    }

    fn answered(&mut self, record: &Record, card: CardId, day: Day, right: bool) {
        // A day in the future is none, and what it holds may be of any age.
        if day > self.today || self.today.since(day) > RECENT {
            return;
        }
        let kept = self.answers.entry((record.lesson.clone(), card)).or_default();
        if kept.len() == LAST {
            kept.pop_front();
        }
        kept.push_back(right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::QuestionId;
    use crate::learner::{Answer, ReviewId};

    const OSLO: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn here(now: &str) -> LookBackAt {
        LookBackAt { pack: PackId::new("p"), days: Days::posix(OSLO).unwrap(), now: at(now) }
    }

    fn record(at: Timestamp, event: Event) -> Record {
        Record {
            id: String::new(),
            at,
            pack: PackId::new("p"),
            pack_version: String::new(),
            lesson: LessonId::new("l"),
            event,
        }
    }

    fn answer(outcome: Outcome, certainty: Option<Certainty>) -> Event {
        Event::Answered {
            attempt: None,
            file: "quiz.toml".into(),
            question: QuestionId::new("q"),
            answer: Answer::NotSure,
            outcome,
            certainty,
            millis: 1,
        }
    }

    fn look(records: &[Record], at: &LookBackAt) -> LookBack {
        look_back(records, &[], &Scheduler::new(None, 0.9), at)
    }

    #[test]
    fn an_empty_history_is_a_year_of_nothing() {
        let back = look(&[], &here("2026-11-24T12:00:00Z"));
        // 52 whole weeks and Monday and Tuesday.
        assert_eq!(back.activity, vec![0; 52 * 7 + 2]);
        assert_eq!((back.time.total, back.time.weeks.len(), back.retention.len()), (0, WEEKS, WEEKS));
        assert!(back.answers.is_empty() && back.curve.is_empty());
    }

    #[test]
    fn days_turn_at_four_by_the_wall_also_when_the_clocks_change() {
        // The instant of something done, now, and how many days ago it counts.
        for (done, now, ago) in [
            ("2026-11-24T02:59:00Z", "2026-11-24T12:00:00Z", 1),
            ("2026-11-24T03:00:00Z", "2026-11-24T12:00:00Z", 0),
            ("2026-03-29T01:59:00Z", "2026-03-29T12:00:00Z", 1),
            ("2026-03-29T02:00:00Z", "2026-03-29T12:00:00Z", 0),
            ("2026-10-25T02:59:00Z", "2026-10-25T12:00:00Z", 1),
            ("2026-10-25T03:00:00Z", "2026-10-25T12:00:00Z", 0),
            ("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", 2),
        ] {
            let back = look(&[record(at(done), Event::LessonRead)], &here(now));
            let counted = back.activity.iter().rev().position(|count| *count == 1);
            assert_eq!(counted, Some(ago), "{done} seen from {now}");
        }
    }

    #[test]
    fn clocks_that_jumped_are_no_activity_and_never_panic() {
        let spent = Event::TimeSpent { seconds: 10 };
        let far = [Timestamp(i64::MIN), Timestamp(0), at("2500-01-01T00:00:00Z"), Timestamp(i64::MAX)];
        let records: Vec<_> =
            far.iter().flat_map(|at| [record(*at, answer(Outcome::Wrong, None)), record(*at, spent.clone())]).collect();
        let back = look(&records, &here("2026-11-24T12:00:00Z"));
        assert!(back.activity.iter().all(|count| *count == 0) && back.answers.is_empty());
        assert!(back.time.weeks.iter().all(|seconds| *seconds == 0));
        assert_eq!(back.time.total, 40);
        // Now may be anything too.
        for now in far {
            look(&records, &LookBackAt { now, ..here("2026-11-24T12:00:00Z") });
        }
    }

    #[test]
    fn only_the_last_answers_of_a_card_count_and_a_reset_forgets_them() {
        let now = at("2026-11-24T12:00:00Z");
        let outcomes = [Outcome::Wrong, Outcome::Wrong, Outcome::Right, Outcome::NotSure].into_iter();
        let mut records: Vec<_> =
            outcomes.chain([Outcome::Right; 3]).map(|outcome| record(now, answer(outcome, None))).collect();
        let back = look(&records, &here("2026-11-24T12:00:00Z"));
        assert_eq!(back.answers.values().collect::<Vec<_>>(), [&(5, 1)]);
        assert_eq!(back.activity.last(), Some(&7));
        records.push(record(now, Event::LessonReset));
        let back = look(&records, &here("2026-11-24T12:00:00Z"));
        assert!(back.answers.is_empty() && back.activity.last() == Some(&7));
    }

    #[test]
    fn certainties_are_counted_and_what_was_taken_back_is_not() {
        let now = at("2026-11-24T12:00:00Z");
        let graded = |review: &str, grade| Event::CardGraded {
            review: ReviewId(review.into()),
            card: CardId::new("card/a"),
            grade,
            nth: 0,
            day: Day(0),
            millis: 90_000,
            answer: None,
            content: String::new(),
        };
        let (review, card) = (ReviewId("2".into()), CardId::new("card/a"));
        let events = [
            answer(Outcome::Right, Some(Certainty::Sure)),
            answer(Outcome::Wrong, Some(Certainty::Sure)),
            answer(Outcome::NotSure, Some(Certainty::Guess)),
            graded("1", ReviewGrade::Again),
            graded("2", ReviewGrade::Again),
            graded("3", ReviewGrade::Good),
            Event::GradeUndone { review, card: card.clone() },
            Event::GradeChanged { review: ReviewId("3".into()), card: card.clone(), grade: ReviewGrade::Again },
        ];
        let records: Vec<_> = events.into_iter().map(|event| record(now, event)).collect();
        let back = look(&records, &here("2026-11-24T12:00:00Z"));
        let counts: Vec<_> = back.calibration.iter().map(|level| (level.answered, level.right)).collect();
        assert_eq!(counts, [(1, 0), (0, 0), (2, 1)]);
        assert_eq!(back.answers[&(LessonId::new("l"), card)], (2, 2));
        // A minute for each grading at most.
        assert_eq!((back.time.total, back.time.weeks.last()), (180, Some(&180)));
    }

    #[test]
    fn another_pack_is_another_history() {
        let mut other = record(at("2026-11-24T11:00:00Z"), Event::LessonRead);
        other.pack = PackId::new("q");
        assert_eq!(look(&[other], &here("2026-11-24T12:00:00Z")).activity.last(), Some(&0));
    }

    #[test]
    fn a_hundred_thousand_events_are_one_walk() {
        use crate::base::clock::Clock;
        let now = at("2026-11-24T12:00:00Z").0;
        let records = |count: i64| -> Vec<Record> {
            let event = |at: i64| match at % 3 {
                0 => Event::TimeSpent { seconds: 30 },
                1 => Event::LessonReset,
                _ => answer(Outcome::Right, Some(Certainty::Sure)),
            };
            (0..count).map(|at| record(Timestamp(now - at * 300_000), event(at))).collect()
        };
        let records = records(99_999);
        let clock = Clock::Processor;
        let before = clock.steady_millis();
        let back = look(&records, &here("2026-11-24T12:00:00Z"));
        // A walk for each event would take minutes of the processor; other tests run on it meanwhile.
        assert!(clock.steady_millis() - before < 20_000);
        assert_eq!(back.calibration[2].answered, 33_333);
    }
}
