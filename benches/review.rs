//! How fast a day's queue is made, as ratios against a floor in the same run: `cargo bench --bench review`.
//!
//! Nothing here fails: numbers are for people. The goals are beside them.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the time")]

use hornbook::base::clock::Timestamp;
use hornbook::base::day::{Day, Days};
use hornbook::learner::{CardHistory, CardId, Review, ReviewGrade, ReviewId};
use hornbook::review::{Candidate, Limits, Scheduler, forecast, queue};
use std::time::{Duration, Instant};

const CARDS: usize = 100_000;
const DAY: i64 = 86_400_000;
const TODAY: i32 = 20_100;

fn main() {
    println!("{:<52} {:>10} {:>10} {:>7}  goal", "", "hornbook", "floor", "ratio");
    let histories: Vec<CardHistory> = (0..CARDS).map(history).collect();
    let (scheduler, days) = (Scheduler::new(None, 0.9), Days::utc());
    let stand = || histories.iter().map(|history| scheduler.standing(history, &days, Day(TODAY))).collect::<Vec<_>>();
    let standings = stand();
    let candidates: Vec<Candidate> = standings
        .iter()
        .enumerate()
        .map(|(at, standing)| Candidate {
            lesson: at % 1_000,
            group: Some(at / 3),
            standing: *standing,
            suspended: false,
            buried: None,
        })
        .collect();
    let now = Timestamp(i64::from(TODAY) * DAY + DAY / 2);
    let limits = Limits { new: 20, due: CARDS };
    // One model step for each of three gradings is the least that can be done.
    let floor = median(|| {
        let steps = (0..3 * CARDS).map(|at| scheduler.next(None, (at % 2) as u32)[2].memory.stability);
        steps.sum::<f32>() > 0.0
    });
    let sort = median(|| {
        let mut chances: Vec<f32> = (0..CARDS).map(|at| (at * 7_919 % CARDS) as f32).collect();
        chances.sort_by(f32::total_cmp);
        chances[0] < 1.0
    });
    row("where 100,000 cards of three gradings stand", median(|| stand().len() == CARDS), floor, "3x the model alone");
    let asked = median(|| !queue(&candidates, &scheduler, now, Day(TODAY), limits).order.is_empty());
    row("the queue of 100,000 cards, all due", asked, sort, "10x a sort of as many numbers");
    let ahead = median(|| forecast(standings.iter().flatten(), Day(TODAY), 30).len() == 30);
    row("a forecast of 30 days", ahead, sort, "1x a sort of as many numbers");
}

fn history(number: usize) -> CardHistory {
    let first = 20_000 + (number % 50) as i64;
    let review = |(nth, day): (u32, i64)| Review {
        id: ReviewId(format!("{number}-{nth}")),
        nth,
        at: Timestamp(day * DAY + DAY / 2),
        day: None,
        grade: ReviewGrade::ALL[number % 4],
        in_review: nth > 0,
        content: String::new(),
    };
    CardHistory {
        lesson: "l".into(),
        card: CardId::new(format!("card/{number}")),
        suspended: false,
        buried: None,
        reviews: [(0, first), (1, first + 2), (2, first + 9)].into_iter().map(review).collect(),
    }
}

/// The median of some runs, each of which has to do what it is for.
fn median(mut run: impl FnMut() -> bool) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let start = Instant::now();
            assert!(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn row(name: &str, ours: Duration, floor: Duration, goal: &str) {
    let shown = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1e3);
    let ratio = ours.as_secs_f64() / floor.as_secs_f64();
    println!("{name:<52} {:>10} {:>10} {ratio:>7.2}  {goal}", shown(ours), shown(floor));
}
