//! `hornbook list`: what is in a pack.

use super::args::{Args, List};
use super::{Outcome, out, session};
use crate::base::text::visible;
use crate::study::list;

pub(super) fn run(_: &Args, command: &List) -> Outcome {
    let pack = session::pack(command.pack.as_deref())?;
    let entries = list(&pack);
    if command.json {
        out::print_json(&entries)?;
        return Ok(0);
    }
    let mut text = String::new();
    let mut part: Option<String> = None;
    for entry in &entries {
        if entry.part != part {
            part.clone_from(&entry.part);
            if let Some(part) = &part {
                text.push_str(&format!("\n{}\n", visible(part)));
            }
        }
        let about = match &entry.path {
            None => "not written yet".to_owned(),
            Some(_) => format!("{} words, {} questions", entry.words, entry.questions),
        };
        text.push_str(&format!("{:>6}  {}  ({about})\n", entry.number, visible(&entry.title)));
    }
    out::print(&text)?;
    Ok(0)
}
