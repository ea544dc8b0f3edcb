//! `hornbook lab`: a lab without the screen.

use super::args::{Args, Lab as Command, LabAction, LabFiles};
use super::{Failure, Outcome, lab_words, out, session};
use crate::base::clock::Clock;
use crate::base::text::visible;
use crate::course::{Access, Lab, LabFile, LessonId, PackId};
use crate::study::{Cancel, LabSession, Laboratory, reset_saved_lab, saved_lab};
use std::path::Path;
use std::sync::Arc;

/// The most bytes of one file of a learner.
const LARGEST: u64 = 256 * 1024;

/// A lab and where it belongs.
struct Found {
    pack: PackId,
    lesson: LessonId,
    lab: Arc<Lab>,
}

pub(super) fn run(args: &Args, command: &Command) -> Outcome {
    let found = find(command)?;
    let lab = &found.lab;
    match &command.action {
        LabAction::Run { files, json } => {
            let chosen = chosen(args, &found, files)?;
            let verdict = session::laboratory()?.run(lab, &chosen.files, &Cancel::default()).map_err(Failure::world)?;
            let text = if *json {
                format!("{}\n", serde_json::to_string_pretty(&verdict).map_err(Failure::world)?)
            } else {
                format!("{}{}", chosen.told, lab_words::verdict(lab, &verdict))
            };
            out::print(&text)?;
            Ok(u8::from(!verdict.passed()))
        }
        LabAction::Diff => {
            let own = own(args, &found)?;
            let changed = own.iter().flat_map(LabSession::files).filter(|file| file.text != file.start);
            let text: String = changed.map(|file| lab_words::changes(&file.path, &file.start, &file.text)).collect();
            out::print(if text.is_empty() { "Nothing differs from the start.\n" } else { &text })?;
            Ok(0)
        }
        LabAction::Reset => {
            let kept = if session::database(args)?.exists() {
                let now = Clock::system().now();
                let store = &mut session::store(args)?;
                reset_saved_lab(store, &found.pack, &found.lesson, lab, now)?
            } else {
                None
            };
            out::print(&match kept {
                Some(number) => format!("Back to the start. What you had is earlier state {number}.\n"),
                None => "Nothing differs from the start.\n".to_owned(),
            })?;
            Ok(0)
        }
        LabAction::Solution => {
            for file in &lab.solution {
                out::print(&lab_words::file(file))?;
            }
            Ok(0)
        }
        LabAction::Serve { files, port } => {
            serve(&session::laboratory()?, lab, &chosen(args, &found, files)?.files, *port)
        }
    }
}

/// Finds the lesson's lab: the one that is named, or the only one.
fn find(command: &Command) -> Result<Found, Failure> {
    let pack = session::pack(command.pack.as_deref())?;
    let chapter = session::chapter(&pack, &command.lesson)?;
    let lesson = pack.lesson(chapter)?.lesson;
    let labs = &lesson.labs;
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
    let lab = found.cloned().ok_or_else(|| Failure::asked(none))?;
    Ok(Found { pack: pack.info().id.clone(), lesson: lesson.meta.id.clone(), lab })
}

/// Takes the lab up as the learner left it; none where there is no progress file. Looking makes none.
fn own(args: &Args, found: &Found) -> Result<Option<LabSession>, Failure> {
    let Some(store) = session::known_store(args)? else { return Ok(None) };
    Ok(Some(saved_lab(&store, &found.pack, &found.lesson, &found.lab)?))
}

/// Files to run.
struct Chosen {
    files: Vec<LabFile>,
    /// Says whose they are, when nobody did.
    told: String,
}

/// Returns the files that were asked for.
fn chosen(args: &Args, found: &Found, asked: &LabFiles) -> Result<Chosen, Failure> {
    let named = asked.solution || asked.start || asked.wrong.is_some() || asked.files.is_some();
    if named {
        return Ok(Chosen { files: as_named(&found.lab, asked)?, told: String::new() });
    }
    let own = own(args, found)?;
    let changed: Vec<LabFile> = own
        .iter()
        .flat_map(LabSession::files)
        .filter(|file| file.editable && file.text != file.start)
        .map(|file| LabFile { path: file.path.clone(), text: file.text.clone(), access: Access::Edit })
        .collect();
    let names: Vec<String> = changed.iter().map(|file| visible(&file.path).into_owned()).collect();
    let told = if names.is_empty() {
        "The files are as at the start.\n\n".to_owned()
    } else {
        format!("You changed {}.\n\n", names.join(", "))
    };
    Ok(Chosen { files: found.lab.with(&changed), told })
}

/// Returns the files that a flag names.
fn as_named(lab: &Lab, files: &LabFiles) -> Result<Vec<LabFile>, Failure> {
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
