//! `hornbook pack`: check a pack, explain a code.

use super::args::{Pack as Command, PackAction};
use super::{Failure, Outcome, out, session};
use crate::base::diag::{Diagnostic, Severity, code_info, codes, render};
use crate::base::terminal::{Ability, Colors};
use crate::pack::{Pack, check};
use crate::study::{Cancel, prove};
use std::io::IsTerminal;

pub(super) fn run(command: &Command) -> Outcome {
    match &command.action {
        PackAction::Check { path, short, json, deny_warnings, no_labs } => {
            let pack = Pack::open(path)?;
            let mut found = check(&pack);
            if !no_labs {
                found.extend(proofs(&pack)?);
            }
            let color = std::io::stdout().is_terminal()
                && Ability::from_env(|name| std::env::var(name).ok()).colors > Colors::None;
            let text = if *json {
                format!("{}\n", render::json(&found))
            } else if *short {
                render::short(&found)
            } else {
                render::human(&found, render::Style { color, ..render::Style::default() })
            };
            out::print(&text)?;
            let limit = if *deny_warnings { Severity::Warning } else { Severity::Error };
            Ok(u8::from(found.iter().any(|problem| problem.severity >= limit)))
        }
        PackAction::Explain { code } => {
            let Some(info) = code_info(code) else {
                let known: Vec<&str> = codes().map(|info| info.code).collect();
                return Err(Failure::asked(format!("there is no code {code}; there are {}", known.join(", "))));
            };
            out::print(&format!("{}: {}\n\n{}\n", info.code, info.title, info.explanation.trim_end()))?;
            Ok(0)
        }
    }
}

/// Runs every lab of a pack.
fn proofs(pack: &Pack) -> Result<Vec<Diagnostic>, Failure> {
    let laboratory = session::laboratory()?;
    let mut found = Vec::new();
    for (at, chapter) in pack.outline().chapters.iter().enumerate() {
        // What cannot be read has just been said.
        let Some(Ok(loaded)) = chapter.path.as_ref().map(|_| pack.lesson(at)) else { continue };
        for lab in &loaded.lesson.labs {
            let file = loaded.file(&format!("{}/lab.toml", lab.folder));
            found.extend(prove(lab, file, &laboratory, &Cancel::default()).map_err(Failure::world)?);
        }
    }
    Ok(found)
}
