//! When a card comes back: the memory model FSRS-6, the queue of a day, what the coming days bring, what was remembered so far.
//!
//! [`Scheduler`] is the entry: from a card's history it makes its [`Standing`]. [`queue()`] orders what is asked now, [`forecast()`] counts what
//! comes, [`recall()`] and [`curve`] look back, [`fit()`] fits the model to a learner. Everything is a function of data: days and instants are
//! handed in.

mod error;
mod fit;
mod forecast;
mod queue;
mod recall;
mod scheduler;
mod steady;

pub use error::FitError;
pub use fit::{ENOUGH, Fitted, fit};
pub use forecast::forecast;
pub use queue::{Candidate, Limits, Queue, queue};
pub use recall::{CurvePoint, Recall, curve, recall};
pub use scheduler::{Interval, LEECH, Memory, Next, Scheduler, Standing};
pub use steady::{Step, steps};
