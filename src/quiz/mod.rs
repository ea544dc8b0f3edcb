//! Asks and judges: which questions, in which order, and whether an answer is right.
//!
//! [`select()`] draws the questions of an attempt, [`present()`] orders what a question shows, [`is_complete()`] tells whether an answer says
//! all that is asked, [`judge()`] judges it, [`key_text()`] is the right answer in words.

mod complete;
mod judge;
mod key;
mod number;
mod output;
mod present;
mod select;

pub use complete::is_complete;
pub use judge::judge;
pub use key::key_text;
pub use number::is_number;
pub use present::{Presented, present};
pub use select::select;
