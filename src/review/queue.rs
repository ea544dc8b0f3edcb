//! What is asked now, and in which order.

use super::scheduler::{Scheduler, Standing};
use crate::base::clock::Timestamp;
use crate::base::day::Day;
use crate::learner::ReviewGrade;
use std::collections::{HashMap, HashSet};

/// A card that may be asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Names its lesson; neighbours of one lesson are kept apart.
    pub lesson: usize,
    /// Names its siblings: cards that give each other away.
    pub group: Option<usize>,
    /// Where it stands; `None` before its first grading.
    pub standing: Option<Standing>,
    /// Set aside for good.
    pub suspended: bool,
    /// The last day on which it was set aside.
    pub buried: Option<Day>,
}

/// How much may be asked in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Cards asked for the first time.
    pub new: usize,
    /// Cards that come back.
    pub due: usize,
}

/// What is asked, and what is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// Places among the candidates, in the order in which they are asked.
    pub order: Vec<usize>,
    /// How many of them are asked for the first time.
    pub new: usize,
    /// Cards that wait for another day because a sibling is asked today.
    pub siblings: usize,
    /// Cards that wait for another day because the day is full.
    pub over: usize,
}

/// Makes the queue of an instant. What was asked today already counts against the limits.
///
/// Those least likely to be remembered come first. Of siblings one is asked a day, except that what was forgotten last time never waits.
/// Lessons take turns, so that what is easily confused is told apart; cards asked for the first time are spread among the others.
/// The work is one sort of what is due.
pub fn queue(candidates: &[Candidate], scheduler: &Scheduler, now: Timestamp, today: Day, limits: Limits) -> Queue {
    let mut queue = Queue::default();
    let mut asked: HashSet<usize> = HashSet::new();
    let (mut due_left, mut new_left) = (limits.due, limits.new);
    for candidate in candidates {
        if let Some(standing) = candidate.standing.filter(|standing| standing.last == today && standing.asked.0) {
            asked.extend(candidate.group);
            let left = if standing.asked.1 { &mut new_left } else { &mut due_left };
            *left = left.saturating_sub(1);
        }
    }
    let free = |candidate: &Candidate| !candidate.suspended && candidate.buried.is_none_or(|day| day < today);
    let (mut due, mut new): (Vec<(f32, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| free(candidate)) {
        match candidate.standing {
            None => new.push(at),
            Some(standing) if standing.is_due(now, today) => {
                due.push((scheduler.chance(standing.memory, today.since(standing.last)), at));
            }
            Some(_) => {}
        }
    }
    due.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut choose = |at: usize, left: &mut usize| {
        let candidate = &candidates[at];
        let forgotten = candidate.standing.is_some_and(|standing| standing.grade == ReviewGrade::Again);
        if candidate.group.is_some_and(|group| asked.contains(&group)) && !forgotten {
            queue.siblings += 1;
            return false;
        }
        // What comes back within the day was counted when it was asked first.
        let again_today = candidate.standing.is_some_and(|standing| standing.last == today && standing.asked.0);
        if *left == 0 && !again_today {
            queue.over += 1;
            return false;
        }
        *left = left.saturating_sub(usize::from(!again_today));
        asked.extend(candidate.group);
        true
    };
    let due: Vec<usize> = due.into_iter().map(|(_, at)| at).filter(|at| choose(*at, &mut due_left)).collect();
    let new: Vec<usize> = new.into_iter().filter(|at| choose(*at, &mut new_left)).collect();
    queue.new = new.len();
    queue.order = spread(taking_turns(due, candidates), taking_turns(new, candidates));
    queue
}

/// Lets lessons take turns: the first of each, then the second of each, in the order of what is most urgent.
fn taking_turns(cards: Vec<usize>, candidates: &[Candidate]) -> Vec<usize> {
    let mut met: HashMap<usize, usize> = HashMap::new();
    let mut rounds: Vec<(usize, usize)> = Vec::with_capacity(cards.len());
    for at in cards {
        let turn = met.entry(candidates[at].lesson).or_default();
        rounds.push((*turn, at));
        *turn += 1;
    }
    // Stable: within a round the most urgent stay in front.
    rounds.sort_by_key(|(turn, _)| *turn);
    let mut order: Vec<usize> = rounds.into_iter().map(|(_, at)| at).collect();
    // Where two rounds meet, one lesson may end the first and begin the second.
    for at in 1..order.len().saturating_sub(1) {
        let lesson = |at: usize| candidates[order[at]].lesson;
        if lesson(at - 1) == lesson(at) && lesson(at + 1) != lesson(at) {
            order.swap(at, at + 1);
        }
    }
    order
}

/// Puts new cards among the others at even distances.
fn spread(due: Vec<usize>, new: Vec<usize>) -> Vec<usize> {
    let all = due.len() + new.len();
    let count = new.len();
    let (mut due, mut new) = (due.into_iter(), new.into_iter());
    let mut order = Vec::with_capacity(all);
    for place in 0..all {
        // A new card wherever the share of new ones passes a whole number.
        let turn = (place + 1) * count / all > place * count / all;
        order.extend(if turn { new.next().or_else(|| due.next()) } else { due.next().or_else(|| new.next()) });
    }
    order
}
