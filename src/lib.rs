//! hornbook: learn in a terminal. Read, answer, try, remember.
//!
//! The house has five floors; a file imports only from lower floors and from its own folder (`tests/suite/architecture.rs`).
//!
//! | floor | rooms |
//! | --- | --- |
//! | 4 | `tui` the screen, `cli` the command line |
//! | 3 | `study` the learning session without a screen |
//! | 2 | `pack` courses in, `page` text to lines, `quiz` judging answers, `review` when cards come back, `search` finding words, `progress` the learner's store |
//! | 1 | `course` what is taught, `learner` what is known of a learner |
//! | 0 | `base` clock, folders, files, text, words, diagnostics |

pub mod base;
pub mod cli;
pub mod course;
pub mod lab;
pub mod learner;
pub mod pack;
pub mod page;
pub mod progress;
pub mod quiz;
pub mod review;
pub mod search;
pub mod study;
pub mod tui;
