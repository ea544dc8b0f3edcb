//! A lesson from top to bottom, for pipes, printers and screen readers.

use super::line::PageLine;
use super::sink::{Choices, Sink};
use super::{Look, layout};
use crate::course::Lesson;

/// Lays out a whole lesson: folds open, wide code going on below, tabs one after the other with their names.
///
/// Of a group that has the tab named (in any case), that one is shown alone.
pub fn plain(lesson: &Lesson, look: &Look, tab: Option<&str>) -> Vec<PageLine> {
    let tab = tab.map(|tab| (tab.to_owned(), tab.to_owned()));
    let choices = Choices { all_open: true, folds_wide: true, linear: true, tab, ..Choices::default() };
    let mut lines = Vec::new();
    for block in &lesson.blocks {
        let mut sink = Sink::new(look, &choices, Some(lesson), 0);
        layout::block(&mut sink, &block.kind);
        let own = sink.finish();
        if !lines.is_empty() && !own.is_empty() {
            lines.push(PageLine::default());
        }
        lines.extend(own);
    }
    lines
}
