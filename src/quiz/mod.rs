//! Asks and judges: which questions, in which order, and whether an answer is right.
//!
//! [`select()`] draws the questions of an attempt, [`present()`] orders what a question shows, [`judge()`] judges an answer.

mod judge;
mod key;
mod present;
mod select;

pub use judge::{is_number, judge};
pub use key::key_text;
pub use present::{Presented, present};
pub use select::select;
