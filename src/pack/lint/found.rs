//! Problems of one file, up to a number.

use crate::base::diag::{Diagnostic, SourceText};
use crate::base::near::nearest;
use crate::pack::table::{PROBLEMS, counted, shown};

/// Gathers problems; those beyond the number are counted, and no time is spent on making them.
#[derive(Debug, Default)]
pub(in crate::pack) struct Found {
    list: Vec<Diagnostic>,
    more: usize,
}

impl Found {
    /// Adds a problem.
    pub(in crate::pack) fn add(&mut self, make: impl FnOnce() -> Diagnostic) {
        if self.list.len() < PROBLEMS {
            self.list.push(make());
        } else {
            self.more += 1;
        }
    }

    /// Returns the problems, and one that counts the others.
    pub(in crate::pack) fn finish(mut self, source: &SourceText) -> Vec<Diagnostic> {
        self.list.extend(counted(self.more, source));
        self.list
    }
}

/// Adds what a name probably meant.
pub(super) fn meant<'k>(problem: Diagnostic, name: &str, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    match nearest(name, known) {
        Some(near) => problem.help(format!("did you mean `{}`?", shown(near))),
        None => problem,
    }
}
