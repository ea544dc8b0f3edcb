//! Promise: the schedule follows from what was answered, whatever the clock, the zone or a second machine did meanwhile.

use crate::support::Folder;
use hornbook::base::chance::Chance;
use hornbook::base::clock::{Clock, Timestamp};
use hornbook::base::day::{Day, Days};
use hornbook::course::QuestionId;
use hornbook::learner::{
    Answer, CardHistory, CardId, Event, Outcome, Retention, Review, ReviewGrade, ReviewId, ReviewSettings,
};
use hornbook::review::{Candidate, ENOUGH, FitError, Interval, Limits, Scheduler, Standing, curve, fit, queue, recall};
use hornbook::study::{Store, Where};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
const NOON: i64 = DAY / 2;

fn review(nth: u32, day: i64, grade: ReviewGrade) -> Review {
    Review {
        id: ReviewId(format!("{nth}")),
        nth,
        at: Timestamp(day * DAY + NOON),
        day: None,
        grade,
        in_review: nth > 0,
        content: String::new(),
    }
}

fn history(reviews: Vec<Review>) -> CardHistory {
    CardHistory { lesson: "l".into(), card: CardId::new("card/c"), suspended: false, buried: None, reviews }
}

fn of_days(days: &[(i64, ReviewGrade)]) -> CardHistory {
    history(days.iter().zip(0..).map(|((day, grade), nth)| review(nth, *day, *grade)).collect())
}

fn standing(history: &CardHistory, today: i32) -> Standing {
    Scheduler::new(None, 0.9).standing(history, &Days::utc(), Day(today)).unwrap()
}

#[test]
fn a_wrong_answer_comes_back_the_same_day_and_a_right_one_on_its_day() {
    let wrong = standing(&of_days(&[(20_000, ReviewGrade::Again)]), 20_000);
    assert_eq!(wrong.interval, Interval::Minutes(305));
    assert_eq!((wrong.due, wrong.due_at), (Day(20_000), Some(Timestamp(20_000 * DAY + NOON + 305 * 60_000))));
    assert!(!wrong.is_due(Timestamp(20_000 * DAY + NOON), Day(20_000)) && wrong.is_due(Timestamp(0), Day(20_001)));
    let right = standing(&of_days(&[(20_000, ReviewGrade::Good)]), 20_000);
    assert_eq!((right.due, right.due_at), (Day(20_002), None));
}

#[test]
fn what_is_wrong_late_in_the_evening_comes_back_the_next_day() {
    let mut late = of_days(&[(20_000, ReviewGrade::Again)]);
    late.reviews[0].at = Timestamp(20_000 * DAY + 26 * 3_600_000);
    let standing = standing(&late, 20_000);
    assert_eq!(standing.due, Day(20_001));
    assert!(standing.is_due(Timestamp(20_001 * DAY + 9 * 3_600_000), Day(20_001)));
}

#[test]
fn eight_lapses_make_a_leech_and_mistakes_of_one_day_count_once() {
    let mut days = vec![(20_000, ReviewGrade::Good)];
    for lapse in 1..=7 {
        days.push((20_000 + 10 * lapse, ReviewGrade::Again));
        days.push((20_000 + 10 * lapse, ReviewGrade::Again));
    }
    assert_eq!(standing(&of_days(&days), 21_000).lapses, 7);
    assert!(!standing(&of_days(&days), 21_000).is_leech());
    days.push((20_900, ReviewGrade::Again));
    assert!(standing(&of_days(&days), 21_000).is_leech());
}

#[test]
fn a_clock_that_stood_in_2500_does_not_send_a_card_there() {
    let days = [(20_000, ReviewGrade::Good), (193_580, ReviewGrade::Good)];
    // The clock is right again: the card is due within days, not centuries.
    let standing = standing(&of_days(&days), 20_005);
    assert!(standing.due <= Day(20_005), "{standing:?}");
    assert!(standing.memory.stability < 30.0);
    // One that was only ever seen then is due at once.
    let only = of_days(&[(193_580, ReviewGrade::Easy)]);
    assert!(self::standing(&only, 20_000).is_due(Timestamp(20_000 * DAY), Day(20_000)));
}

fn grades() -> impl Strategy<Value = ReviewGrade> {
    prop::sample::select(ReviewGrade::ALL.to_vec())
}

fn minutes(interval: Interval) -> u64 {
    match interval {
        Interval::Minutes(minutes) => u64::from(minutes),
        Interval::Days(days) => u64::from(days) * 1_440,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn intervals_are_never_negative_and_grow_with_the_grade(
        days in prop::collection::vec((any::<i64>(), 0u32..40, grades()), 1..30), today in 0i32..200_000, retention in 0.7f32..0.97,
    ) {
        let reviews = days.iter().enumerate().map(|(at, (instant, nth, grade))| Review {
            at: Timestamp(*instant), nth: *nth, ..review(u32::try_from(at).unwrap(), 0, *grade)
        });
        let history = history(reviews.collect());
        let scheduler = Scheduler::new(None, retention);
        let standing = scheduler.standing(&history, &Days::utc(), Day(today)).unwrap();
        prop_assert!(standing.due >= standing.last && standing.memory.stability > 0.0);
        prop_assert!((1.0..=10.0).contains(&standing.memory.difficulty));
        for elapsed in [0, 1, 30, u32::MAX] {
            let next = scheduler.next(Some(standing.memory), elapsed);
            prop_assert!(next.windows(2).all(|pair| minutes(pair[0].interval) <= minutes(pair[1].interval)), "{next:?}");
            prop_assert!(minutes(next[0].interval) >= 10);
        }
    }

    #[test]
    fn a_moved_clock_does_not_change_a_card_by_more_than_one_grading(
        gaps in prop::collection::vec(0i64..40, 2..12), wrong in any::<prop::sample::Index>(), jump in prop::sample::select(vec![-20_000i64, 170_000]),
    ) {
        let mut day = 20_000;
        let mut days: Vec<(i64, ReviewGrade)> = gaps.iter().map(|gap| { day += gap; (day, ReviewGrade::Good) }).collect();
        let last = days.last().unwrap().0;
        // The last grading is the one from which the card comes back: it is left alone here.
        let at = wrong.index(days.len() - 1);
        days[at].0 += jump;
        let standing = standing(&of_days(&days), i32::try_from(last).unwrap());
        prop_assert_eq!(standing.last, Day(i32::try_from(last).unwrap()));
        prop_assert!(standing.due > standing.last);
    }
}

fn candidate(lesson: usize, group: Option<usize>, days: &[(i64, ReviewGrade)]) -> Candidate {
    let standing = (!days.is_empty()).then(|| standing(&of_days(days), 20_010));
    Candidate { lesson, group, standing, suspended: false, buried: None }
}

fn order(candidates: &[Candidate], limits: Limits) -> hornbook::review::Queue {
    queue(candidates, &Scheduler::new(None, 0.9), Timestamp(20_010 * DAY + NOON), Day(20_010), limits)
}

const LIMITS: Limits = Limits { new: 20, due: 200 };

#[test]
fn lessons_take_turns_and_new_cards_are_spread() {
    let due = [(20_000, ReviewGrade::Good)];
    let mut candidates: Vec<Candidate> = (0..9).map(|at| candidate(at / 3, None, &due)).collect();
    candidates.extend((0..3).map(|lesson| candidate(lesson, None, &[])));
    let queue = order(&candidates, LIMITS);
    assert_eq!((queue.order.len(), queue.new), (12, 3));
    let lessons: Vec<usize> = queue.order.iter().map(|at| candidates[*at].lesson).collect();
    let same = lessons.windows(2).filter(|pair| pair[0] == pair[1]).count();
    assert!(same <= 2, "{lessons:?}");
    let new: Vec<usize> = (0..12).filter(|place| queue.order[*place] >= 9).collect();
    assert!(new.windows(2).all(|pair| pair[1] - pair[0] == 4), "{new:?}");
}

#[test]
fn of_siblings_one_is_asked_a_day_but_what_was_forgotten_never_waits() {
    let good = [(20_000, ReviewGrade::Good)];
    let again = [(20_000, ReviewGrade::Good), (20_005, ReviewGrade::Again)];
    let candidates = [candidate(0, Some(1), &good), candidate(0, Some(1), &good), candidate(0, Some(1), &again)];
    let queue = order(&candidates, LIMITS);
    assert_eq!(
        (queue.order.len(), queue.siblings),
        (1 + usize::from(queue.order.len() == 2), 4 - queue.order.len() - 1)
    );
    assert!(queue.order.contains(&2));
    // One that was asked today holds its siblings back for the day.
    let mut asked = candidate(0, Some(1), &[(20_000, ReviewGrade::Good), (20_010, ReviewGrade::Good)]);
    let today = order(&[asked, candidates[0], candidates[2]], LIMITS);
    assert_eq!((today.order, today.siblings), (vec![2], 1));
    asked.standing = None;
    asked.suspended = true;
    assert_eq!(order(&[asked], LIMITS).order, Vec::<usize>::new());
}

#[test]
fn limits_hold_for_the_whole_day() {
    let due = [(20_000, ReviewGrade::Good)];
    let mut candidates: Vec<Candidate> = (0..30).map(|at| candidate(at, None, &due)).collect();
    candidates.extend((0..30).map(|at| candidate(at, None, &[])));
    // Three came back and one was new today already.
    candidates
        .extend((0..3).map(|at| candidate(at, None, &[(20_000, ReviewGrade::Good), (20_010, ReviewGrade::Easy)])));
    let mut first = history(vec![review(0, 20_010, ReviewGrade::Easy)]);
    first.reviews[0].in_review = true;
    candidates.push(Candidate { standing: Some(standing(&first, 20_010)), ..candidate(0, None, &[]) });
    let queue = order(&candidates, Limits { new: 5, due: 10 });
    assert_eq!((queue.order.len(), queue.new, queue.over), (4 + 7, 4, 26 + 23));
}

#[test]
fn a_card_set_aside_for_a_day_is_back_on_the_next() {
    let mut card = candidate(0, None, &[(20_000, ReviewGrade::Good)]);
    card.buried = Some(Day(20_010));
    assert!(order(&[card], LIMITS).order.is_empty());
    card.buried = Some(Day(20_009));
    assert_eq!(order(&[card], LIMITS).order, [0]);
}

#[test]
fn what_was_remembered_is_counted_and_compared_with_the_model() {
    let histories = [
        of_days(&[
            (20_000, ReviewGrade::Good),
            (20_002, ReviewGrade::Good),
            (20_002, ReviewGrade::Again),
            (20_009, ReviewGrade::Again),
        ]),
        of_days(&[(20_000, ReviewGrade::Again), (20_001, ReviewGrade::Hard)]),
    ];
    let all = recall(&histories, &Days::utc(), Day(20_010), Day(0));
    assert_eq!((all.asked, all.remembered), (3, 2));
    let late = recall(&histories, &Days::utc(), Day(20_010), Day(20_005));
    assert_eq!((late.asked, late.share()), (1, Some(0.0)));
    assert_eq!(recall(&[], &Days::utc(), Day(0), Day(0)).share(), None);
    let points = curve(&histories, &Scheduler::new(None, 0.9), &Days::utc(), Day(20_010));
    assert_eq!(
        points.iter().map(|point| (point.days, point.asked, point.remembered)).collect::<Vec<_>>(),
        [(1.0, 1, 1.0), (2.0, 1, 1.0), (7.0, 1, 0.0)]
    );
    assert!(points.iter().all(|point| (0.0..=1.0).contains(&point.expected)));
}

/// A learner who forgets much sooner than most.
fn forgetful(cards: u64) -> Vec<CardHistory> {
    let mut chance = Chance::from_seed(5);
    let mut histories = Vec::new();
    for _ in 0..cards {
        let mut day = 20_000;
        let mut days = vec![(day, ReviewGrade::Good)];
        for gap in [1, 3, 7, 15] {
            day += gap;
            let remembered = chance.below(100) < 60;
            days.push((day, if remembered { ReviewGrade::Good } else { ReviewGrade::Again }));
        }
        histories.push(of_days(&days));
    }
    histories
}

#[test]
fn a_fit_needs_enough_and_says_better_what_was_remembered() {
    let present = Scheduler::new(None, 0.9);
    let few = fit(&forgetful(10), &present, &Days::utc(), Day(20_100));
    assert_eq!(few, Err(FitError::TooFew { have: 40, need: ENOUGH }));
    let fitted = fit(&forgetful(100), &present, &Days::utc(), Day(20_100)).unwrap();
    assert!(fitted.is_better() && fitted.reviews == 400, "{fitted:?}");
    let own = Scheduler::new(Some(&fitted.parameters), 0.9);
    let due = |scheduler: &Scheduler| {
        scheduler.standing(&of_days(&[(20_000, ReviewGrade::Good)]), &Days::utc(), Day(20_000)).unwrap().due
    };
    assert!(due(&own) <= due(&present));
}

#[test]
fn a_fit_to_strange_histories_fails_or_ends_but_never_panics() {
    let mut chance = Chance::from_seed(9);
    for round in 0..6 {
        let histories: Vec<CardHistory> = (0..40)
            .map(|_| {
                let days: Vec<(i64, ReviewGrade)> = (0..chance.below(8))
                    .map(|_| {
                        let day = if round % 2 == 0 { 20_000 + chance.below(4_000) } else { 20_000 + chance.below(3) };
                        let grade = ReviewGrade::ALL[if round < 2 { 0 } else { chance.below(4) }];
                        (i64::try_from(day).unwrap(), grade)
                    })
                    .collect();
                of_days(&days)
            })
            .collect();
        if let Ok(fitted) = fit(&histories, &Scheduler::new(None, 0.9), &Days::utc(), Day(30_000)) {
            assert!(fitted.parameters.iter().all(|parameter| parameter.is_finite()));
        }
    }
}

#[test]
fn the_retention_is_held_between_its_bounds() {
    let read = |text: &str| toml::from_str::<ReviewSettings>(text);
    assert_eq!(read("").unwrap(), ReviewSettings::default());
    assert_eq!(read("retention = 0.85").unwrap().retention, Retention::hundredths(85));
    for wrong in ["retention = 0.69", "retention = 0.98", "retention = 90", "retention = nan", "new-per-day = -1"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

fn place() -> Where {
    Where { pack: "p".into(), pack_version: "1".into(), lesson: "l".into(), path: "l.md".into() }
}

fn answered(question: &str, outcome: Outcome) -> Event {
    Event::Answered {
        attempt: None,
        file: "l/quiz.toml".into(),
        question: QuestionId::new(question),
        answer: Answer::Truth(true),
        outcome,
        certainty: None,
        millis: 1_000,
    }
}

fn graded(id: &str, question: &str, nth: u32, day: i32, grade: ReviewGrade) -> Event {
    Event::CardGraded {
        review: ReviewId(id.into()),
        card: CardId::question("quiz.toml", &QuestionId::new(question)),
        grade,
        nth,
        day: Day(day),
        millis: 5,
        answer: None,
        content: "0".into(),
    }
}

fn undone(id: &str, question: &str) -> Event {
    Event::GradeUndone { review: ReviewId(id.into()), card: CardId::question("quiz.toml", &QuestionId::new(question)) }
}

fn open(folder: &Folder, name: &str, clock: &Clock, seed: u64) -> Store {
    Store::open(&folder.join(name), clock.clone(), Chance::from_seed(seed)).unwrap().store
}

fn cards(store: &Store) -> Vec<CardHistory> {
    store.cards(Some(&"p".into())).unwrap().into_iter().map(|(_, history)| history).collect()
}

#[test]
fn two_machines_merge_to_the_same_schedule() {
    let folder = Folder::with(&[]);
    let clock = Clock::manual(Timestamp(20_000 * DAY));
    let (mut a, mut b) = (open(&folder, "a.db", &clock, 1), open(&folder, "b.db", &clock, 2));
    b.append(&place(), &[answered("x", Outcome::Wrong)]).unwrap();
    clock.advance(DAY);
    a.append(&place(), &[answered("x", Outcome::Right), graded("a1", "x", 1, 20_001, ReviewGrade::Good)]).unwrap();
    clock.advance(DAY);
    b.append(
        &place(),
        &[graded("b1", "x", 1, 20_002, ReviewGrade::Hard), graded("b2", "x", 2, 20_002, ReviewGrade::Easy)],
    )
    .unwrap();
    b.append(&place(), &[undone("b2", "x")]).unwrap();
    let card = CardId::question("quiz.toml", &"x".into());
    a.append(&place(), &[Event::CardSuspended { card: card.clone(), suspended: true }]).unwrap();
    clock.advance(1);
    b.append(&place(), &[Event::CardSuspended { card: card.clone(), suspended: false }]).unwrap();
    b.append(&place(), &[Event::GradeChanged { review: ReviewId("b1".into()), card, grade: ReviewGrade::Again }])
        .unwrap();
    a.merge(&folder.join("b.db")).unwrap();
    b.merge(&folder.join("a.db")).unwrap();
    assert_eq!(cards(&a), cards(&b));
    let history = cards(&a).remove(0);
    let shown: Vec<(&str, ReviewGrade)> =
        history.reviews.iter().map(|review| (review.id.0.as_str(), review.grade)).collect();
    // The earlier meeting counts, wrong as it was.
    assert_eq!(shown[0].1, ReviewGrade::Again);
    assert_eq!(shown[1..], [("a1", ReviewGrade::Good), ("b1", ReviewGrade::Again)]);
    assert!(!history.suspended);
    for store in [&mut a, &mut b] {
        assert!(store.verify().unwrap().is_well(), "{:?}", store.verify());
        let before = cards(store);
        store.rebuild().unwrap();
        assert_eq!(cards(store), before);
    }
}

#[test]
fn a_reset_forgets_the_cards_of_its_lesson_and_the_log_keeps_them() {
    let folder = Folder::with(&[]);
    let clock = Clock::manual(Timestamp(20_000 * DAY));
    let mut store = open(&folder, "a.db", &clock, 1);
    store.append(&place(), &[answered("x", Outcome::Right), graded("r", "x", 1, 20_000, ReviewGrade::Good)]).unwrap();
    let fitted =
        Event::ParametersFitted { parameters: vec![0.5; 21], reviews: 99, before: 0.5, after: 0.4, kept: true };
    let nowhere = Where { lesson: "".into(), path: String::new(), ..place() };
    store.append(&nowhere, &[fitted]).unwrap();
    assert_eq!(store.states(&"p".into()).unwrap().len(), 1, "the fit is no lesson");
    store.reset(&hornbook::study::Scope::Lesson("p".into(), "l".into())).unwrap();
    assert!(cards(&store).is_empty());
    assert_eq!(store.fits().unwrap().0.unwrap().parameters, Some(vec![0.5; 21]));
    assert_eq!(store.records().unwrap().len(), 4);
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn reviewing_a_lesson_does_not_make_it_the_one_that_was_open_last() {
    let folder = Folder::with(&[]);
    let clock = Clock::manual(Timestamp(20_000 * DAY));
    let mut store = open(&folder, "a.db", &clock, 1);
    let other = Where { lesson: "other".into(), path: "other.md".into(), ..place() };
    store.append(&place(), &[Event::LessonOpened]).unwrap();
    store.append(&other, &[Event::LessonOpened]).unwrap();
    store.append(&place(), &[graded("r", "x", 0, 20_000, ReviewGrade::Good)]).unwrap();
    assert_eq!(store.latest(&"p".into()).unwrap().unwrap().lesson.as_str(), "other");
}

#[test]
fn answers_of_an_older_profile_become_cards() {
    let folder = Folder::with(&[]);
    let clock = Clock::manual(Timestamp(20_000 * DAY));
    open(&folder, "a.db", &clock, 1).append(&place(), &[answered("x", Outcome::Wrong)]).unwrap();
    // As the version before the review left it.
    let database = rusqlite::Connection::open(folder.join("a.db")).unwrap();
    database
        .execute_batch("DROP TABLE card; DROP TABLE card_review; DROP TABLE review_fit; PRAGMA user_version = 2")
        .unwrap();
    drop(database);
    let store = open(&folder, "a.db", &clock, 2);
    assert_eq!(cards(&store)[0].reviews[0].grade, ReviewGrade::Again);
    assert!(store.verify().unwrap().is_well());
}
