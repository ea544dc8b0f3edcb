//! `hornbook lab`: a lab without the screen.

use super::args::{Args, Lab as Command, LabAction, LabFiles};
use super::{Failure, Outcome, lab_words, out, session};
use crate::course::{Access, Lab, LabFile};
use crate::study::{Cancel, Laboratory};
use std::path::Path;
use std::sync::Arc;

/// The most bytes of one file of a learner.
const LARGEST: u64 = 256 * 1024;

pub(super) fn run(_: &Args, command: &Command) -> Outcome {
    let lab = find(command)?;
    match &command.action {
        LabAction::Run { files, json } => {
            let files = chosen(&lab, files)?;
            let verdict = session::laboratory()?.run(&lab, &files, &Cancel::default()).map_err(Failure::world)?;
            let text = if *json {
                format!("{}\n", serde_json::to_string_pretty(&verdict).map_err(Failure::world)?)
            } else {
                lab_words::verdict(&lab, &verdict)
            };
            out::print(&text)?;
            Ok(u8::from(!verdict.passed()))
        }
        LabAction::Solution => {
            for file in &lab.solution {
                out::print(&lab_words::file(file))?;
            }
            Ok(0)
        }
        LabAction::Serve { files, port } => serve(&session::laboratory()?, &lab, &chosen(&lab, files)?, *port),
    }
}

/// Finds the lesson's lab: the one that is named, or the only one.
fn find(command: &Command) -> Result<Arc<Lab>, Failure> {
    let pack = session::pack(command.pack.as_deref())?;
    let chapter = pack.find(&command.lesson).ok_or_else(|| {
        Failure::asked(format!("there is no lesson \"{}\"; `hornbook list` shows them all", command.lesson))
    })?;
    let labs = pack.lesson(chapter)?.lesson.labs;
    let names: Vec<&str> = labs.iter().map(|lab| lab.id.as_str()).collect();
    let found = match &command.lab {
        Some(id) => labs.iter().find(|lab| lab.id == *id),
        None if labs.len() < 2 => labs.first(),
        None => return Err(Failure::asked(format!("this lesson has several labs: --lab {}", names.join(", --lab ")))),
    };
    let none = if names.is_empty() {
        "this lesson has no lab".to_owned()
    } else {
        format!("its labs are {}", names.join(", "))
    };
    found.cloned().ok_or_else(|| Failure::asked(none))
}

/// Returns the files that were asked for.
fn chosen(lab: &Lab, files: &LabFiles) -> Result<Vec<LabFile>, Failure> {
    if files.solution {
        return Ok(lab.solved());
    }
    if let Some(name) = &files.wrong {
        let wrong = lab.wrong.iter().find(|wrong| wrong.name == *name);
        let names: Vec<&str> = lab.wrong.iter().map(|wrong| wrong.name.as_str()).collect();
        let wrong = wrong.ok_or_else(|| {
            Failure::asked(format!("no known wrong answer is called \"{name}\"; there are {}", names.join(", ")))
        })?;
        return Ok(lab.with_wrong(wrong));
    }
    match &files.files {
        Some(folder) => from_folder(lab, folder),
        None => Ok(lab.files.clone()),
    }
}

/// Reads the learner's files from a folder; what is not there is as at the start.
fn from_folder(lab: &Lab, folder: &Path) -> Result<Vec<LabFile>, Failure> {
    let mut files = lab.files.clone();
    let mut found = 0;
    for file in files.iter_mut().filter(|file| file.access == Access::Edit) {
        let path = folder.join(&file.path);
        if path.is_file() {
            let bytes = crate::base::files::read_bounded(&path, LARGEST).map_err(Failure::world)?;
            file.text = String::from_utf8_lossy(&bytes).into_owned();
            found += 1;
        }
    }
    if found == 0 {
        let names: Vec<&str> =
            lab.files.iter().filter(|file| file.access == Access::Edit).map(|file| file.path.as_str()).collect();
        return Err(Failure::asked(format!("{} holds none of {}", folder.display(), names.join(", "))));
    }
    Ok(files)
}

/// Serves a lab on this machine until the program is stopped.
fn serve(laboratory: &Laboratory, lab: &Lab, files: &[LabFile], port: u16) -> Outcome {
    let service = laboratory.service(lab, files).map_err(Failure::world)?;
    let listening = |port: u16| {
        let _ = out::print(&format!("listening on http://127.0.0.1:{port} until Ctrl-C\n"));
    };
    service.serve(port, listening).map_err(|error| Failure::world(format!("127.0.0.1:{port}: {error}")))?;
    Ok(0)
}
