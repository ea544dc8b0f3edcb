//! The http kind: a file of requests, sent one after the other to the lab's service.

mod request_file;

pub(super) use request_file::{Request, parse};
