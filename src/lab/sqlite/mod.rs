//! SQLite for labs: real, in memory, and kept from everything outside and from using too much.

mod failure;
mod guard;
mod rules;
mod split;
mod time;

pub(super) use failure::Failure;
pub(super) use guard::{Guard, Settings};
pub(super) use split::{Piece, first, split};
