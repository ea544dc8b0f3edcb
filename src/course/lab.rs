//! Labs: files, a target and checks.

use super::{Card, ConfigFormat, Rich};

/// What a learner edits and what the checks look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabKind {
    /// JavaScript that runs in the sandbox.
    Code,
    /// Requests to a service that runs in the sandbox.
    Http,
    /// SQL against a seeded SQLite database.
    Sql,
    /// The parameters of a model.
    Sim,
    /// A file of a known format.
    Config,
    /// The learner's own server on 127.0.0.1.
    Probe,
}

impl LabKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [LabKind; 6] =
        [LabKind::Code, LabKind::Http, LabKind::Sql, LabKind::Sim, LabKind::Config, LabKind::Probe];

    /// Returns its name in `lab.toml`.
    pub fn name(self) -> &'static str {
        match self {
            LabKind::Code => "code",
            LabKind::Http => "http",
            LabKind::Sql => "sql",
            LabKind::Sim => "sim",
            LabKind::Config => "config",
            LabKind::Probe => "probe",
        }
    }

    /// Returns the kind of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a learner may do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Change it: it comes from `starter/`.
    Edit,
    /// Look at it: it comes from `given/`.
    Read,
    /// Not even see it: it comes from `hidden/`.
    Hidden,
}

/// A file of a lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabFile {
    /// Its path, relative to the learner's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What the learner may do with it.
    pub access: Access,
}

/// Help that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct LabHint {
    /// The check it helps with; `None` for the whole lab.
    pub check: Option<String>,
    /// The words.
    pub text: Rich,
}

/// A card for whoever fails a check: it enters the review with the first failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckCard {
    /// The check.
    pub check: String,
    /// What is asked and what is to be remembered.
    pub card: Card,
}

/// A wrong answer that its author foresaw.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownWrong {
    /// Its name: the folder in `wrong/`, and what the checks report with `known()`.
    pub name: String,
    /// The check it fails.
    pub fails: String,
    /// What its author says to whoever gives it.
    pub says: Rich,
    /// The files in which it differs from the solution.
    pub files: Vec<LabFile>,
}

/// A lab.
#[derive(Debug, Clone, PartialEq)]
pub struct Lab {
    /// Its id within the lesson, for progress.
    pub id: String,
    /// Its folder, relative to the pack.
    pub folder: String,
    /// What is edited and checked.
    pub kind: LabKind,
    /// Its title.
    pub title: String,
    /// What to do.
    pub brief: Rich,
    /// Minutes it takes.
    pub minutes: Option<u32>,
    /// The module whose default export answers requests (code, http, a probe's solution), or the parameters (sim).
    pub entry: String,
    /// sql: the files that run before the learner's, in order.
    pub seed: Vec<String>,
    /// Everything that is there at the start: to edit, to read, hidden. A probe has a file `port`.
    pub files: Vec<LabFile>,
    /// The author's solution: the files in which it differs from the start.
    pub solution: Vec<LabFile>,
    /// The wrong answers that are known.
    pub wrong: Vec<KnownWrong>,
    /// Hints, in the order they are given.
    pub hints: Vec<LabHint>,
    /// Cards for those who fail a check.
    pub cards: Vec<CheckCard>,
    /// The checks: JavaScript. The name of the file and its text.
    pub checks: LabFile,
    /// What exercises the learner's code beside it, when the checks need more than requests.
    pub drive: Option<LabFile>,
    /// The formats of files whose names do not tell them: path and format.
    pub formats: Vec<(String, ConfigFormat)>,
    /// Milliseconds since 1970 on the sandbox's clock at the start.
    pub now: i64,
    /// Milliseconds of real time that one run may take.
    pub millis: u64,
}

impl Lab {
    /// Returns the files of the start, with `over` in place of those of the same path.
    pub fn with(&self, over: &[LabFile]) -> Vec<LabFile> {
        overlaid(self.files.clone(), over)
    }

    /// Returns the files of a known wrong answer: the solution with its flaw.
    pub fn with_wrong(&self, wrong: &KnownWrong) -> Vec<LabFile> {
        overlaid(self.solved(), &wrong.files)
    }

    /// Returns the format of a file, as the lab says or the name tells.
    pub fn format(&self, path: &str) -> Option<ConfigFormat> {
        let said = self.formats.iter().find(|(known, _)| known == path).map(|(_, format)| *format);
        said.or_else(|| ConfigFormat::of_path(path))
    }

    /// Returns the files of the author's solution.
    pub fn solved(&self) -> Vec<LabFile> {
        self.with(&self.solution)
    }
}

/// Puts texts in place of those of the same path, which keep their access; what is new comes last.
fn overlaid(mut files: Vec<LabFile>, over: &[LabFile]) -> Vec<LabFile> {
    for file in over {
        match files.iter_mut().find(|known| known.path == file.path) {
            Some(known) => known.text.clone_from(&file.text),
            None => files.push(file.clone()),
        }
    }
    files
}
