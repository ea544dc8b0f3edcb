//! The http kind: a file of requests, sent one after the other to the lab's service.

mod exchange;
mod request_file;

pub(super) use exchange::exchange;
pub(super) use request_file::{Request, parse};

/// The learner's file of requests.
pub(super) const REQUESTS: &str = crate::learner::REQUESTS_FILE;
