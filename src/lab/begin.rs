//! What the two children of a run begin with, by the kind of the lab.

use super::wire::{Role, Start};
use crate::course::{Access, Lab, LabFile, LabKind};
use serde_json::{Value, json};

/// Where chance begins in every run: the same work has the same result.
const SEED: u64 = 20_260_601;
/// The author's model of a sim lab.
const MODEL: &str = "model.js";

/// What a child begins with that has nothing but the lab's limits.
fn bare(lab: &Lab, role: Role) -> Start {
    Start {
        role,
        files: Vec::new(),
        entry: None,
        drive: None,
        now: lab.now,
        seed: SEED,
        millis: lab.millis,
        data: Value::Null,
    }
}

/// What a child begins with that says which walls stand around it.
pub(super) fn walls() -> Start {
    Start {
        role: Role::Walls,
        files: Vec::new(),
        entry: None,
        drive: None,
        now: 0,
        seed: SEED,
        millis: 0,
        data: Value::Null,
    }
}

/// What the work child begins with.
pub(super) fn work(lab: &Lab, files: &[LabFile]) -> Start {
    let texts = files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    match lab.kind {
        LabKind::Config => {
            let formats: Vec<Value> = files
                .iter()
                .filter_map(|file| {
                    let format = lab.format(&file.path)?;
                    let edits = file.access == Access::Edit;
                    Some(json!({ "path": file.path, "format": format.name(), "edits": edits }))
                })
                .collect();
            Start { files: texts, data: Value::Array(formats), ..bare(lab, Role::Config) }
        }
        LabKind::Sql => {
            // Seeds are the author's whatever the learner's copy says.
            let author = |path: &str| lab.files.iter().find(|file| file.path == path);
            let seeds: Vec<&LabFile> = lab.seed.iter().filter_map(|path| author(path)).collect();
            let own = files.iter().filter(|file| {
                file.access == Access::Edit && file.path.ends_with(".sql") && !lab.seed.contains(&file.path)
            });
            let data = json!({ "seeds": seeds.len() });
            let texts = seeds.into_iter().chain(own).map(|file| (file.path.clone(), file.text.clone())).collect();
            Start { files: texts, data, ..bare(lab, Role::Sql) }
        }
        LabKind::Sim => {
            let data = json!({ "parameters": lab.entry });
            Start { files: texts, entry: Some(MODEL.to_owned()), data, ..bare(lab, Role::Sim) }
        }
        _ => {
            let mut texts: Vec<(String, String)> = texts;
            texts.extend(lab.drive.iter().map(|drive| (drive.path.clone(), drive.text.clone())));
            let drive = lab.drive.as_ref().map(|drive| drive.path.clone());
            Start { files: texts, entry: Some(lab.entry.clone()), drive, ..bare(lab, Role::Work) }
        }
    }
}

/// What the check child begins with.
pub(super) fn check(lab: &Lab, data: Value) -> Start {
    let files = vec![(lab.checks.path.clone(), lab.checks.text.clone())];
    Start { files, entry: Some(lab.checks.path.clone()), data, ..bare(lab, Role::Check) }
}
