//! `hornbook pack`: check a pack, explain a code.

use super::args::{Pack as Command, PackAction};
use super::{Failure, Outcome, out, session};
use crate::base::diag::{Severity, code_info, codes, render};
use crate::base::terminal::{Ability, Colors};
use crate::pack::{Checked, Pack, inspect};
use crate::study::{Cancel, prove};
use std::io::IsTerminal;

pub(super) fn run(command: &Command) -> Outcome {
    match &command.action {
        PackAction::Check { path, strict, short, json, deny_warnings, no_labs } => {
            let pack = Pack::open(path)?;
            let Checked { mut found, labs } = inspect(&pack, *strict);
            if !no_labs {
                let laboratory = session::laboratory()?;
                for (lab, file) in &labs {
                    found.extend(prove(lab, file.as_ref(), &laboratory, &Cancel::default()).map_err(Failure::world)?);
                }
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
