//! Judges an answer.
