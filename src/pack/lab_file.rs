//! A lab's folder: `lab.toml` and what stands beside it. [`read`] gathers a lab and reports all that is wrong with its files; whether it
//! does what its author promises is found by running it.

use super::lesson_file::{fits, is_id, read_cards};
use super::load::decoded;
use super::markdown;
use super::table::{Table, read_toml, shown};
use super::{PackError, directives::ReadFile};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::resolve_inside;
use crate::base::near::nearest;
use crate::course::{Access, Card, CheckCard, ConfigFormat, KnownWrong, Lab, LabFile, LabHint, LabKind};
use std::ops::Range;
use toml::Spanned;

/// The most files of one lab, all its folders together.
const MOST_FILES: usize = 200;
/// The most bytes of one file of a lab.
const LARGEST: usize = 256 * 1024;
/// Seconds that a run takes at most when the author says nothing, and the most that the author can ask for.
const SECONDS: (f64, f64) = (2.0, 20.0);
/// 2026-06-01T08:00:00Z, where the sandbox's clock begins when the author says nothing.
const NOW: i64 = 1_780_300_800_000;

const KEYS: [&str; 14] = [
    "id", "kind", "title", "brief", "minutes", "entry", "seed", "formats", "checks", "now", "seconds", "hints",
    "wrong", "cards",
];

/// Lists the files below a folder of the pack, as paths relative to that folder, in order.
pub(super) type ListFiles<'a> = &'a dyn Fn(&str) -> Vec<String>;

/// Reads the lab of a folder; `None` when there is no `lab.toml` that can be read.
pub(super) fn read(folder: &str, read_file: ReadFile<'_>, list: ListFiles<'_>) -> Result<Found, PackError> {
    let path = format!("{folder}/lab.toml");
    let bytes = read_file(&path)?;
    let mut diagnostics = Vec::new();
    let source = decoded(&path, &bytes, &mut diagnostics);
    let mut files = Files { folder, read: read_file, found: 0, diagnostics: Vec::new() };
    let names = list(folder);
    let (lab, problems) = read_toml(&source, |root| lab(root, folder, &names, &mut files));
    diagnostics.extend(problems);
    diagnostics.append(&mut files.diagnostics);
    Ok(Found { lab, diagnostics, source })
}

/// A lab and what is wrong with its files.
pub(super) struct Found {
    pub(super) lab: Option<Lab>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Its `lab.toml`.
    pub(super) source: SourceText,
}

/// Reads the files of a lab.
struct Files<'a> {
    folder: &'a str,
    read: ReadFile<'a>,
    /// How many were asked for.
    found: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Files<'_> {
    /// Reads one of the lab's folder; what cannot be read is reported.
    fn text(&mut self, name: &str) -> Option<String> {
        self.read(format!("{}/{name}", self.folder))
    }

    /// Reads a file by its path in the pack.
    fn read(&mut self, path: String) -> Option<String> {
        if self.found == MOST_FILES {
            let message =
                format!("a lab has at most {MOST_FILES} files; `{}` and what follows is left out", shown(&path));
            self.diagnostics.push(Diagnostic::new("HB0606", message));
        }
        self.found += 1;
        if self.found > MOST_FILES {
            return None;
        }
        match (self.read)(&path) {
            Ok(bytes) if bytes.len() > LARGEST => {
                let message = format!("`{}` is larger than {} kB and is left out", shown(&path), LARGEST / 1024);
                self.diagnostics.push(Diagnostic::new("HB0606", message));
                None
            }
            Ok(bytes) => Some(decoded(&path, &bytes, &mut self.diagnostics).text.to_string()),
            Err(error) => {
                self.diagnostics.push(Diagnostic::new("HB0105", error.to_string()));
                None
            }
        }
    }

    /// Reads all files below a folder of the lab.
    fn below(&mut self, names: &[String], folder: &str, access: Access) -> Vec<LabFile> {
        let prefix = format!("{folder}/");
        let inside = names.iter().filter_map(|name| Some((name, name.strip_prefix(&prefix)?)));
        let inside: Vec<(&String, &str)> = inside.collect();
        let read = inside
            .into_iter()
            .filter_map(|(name, path)| Some(LabFile { path: path.to_owned(), text: self.text(name)?, access }));
        read.collect()
    }
}

fn lab(root: &Table<'_>, folder: &str, names: &[String], files: &mut Files<'_>) -> Option<Lab> {
    root.only(&KEYS);
    let kind = kind(root)?;
    let id = root.text("id").filter(|id| fits(root, id)).map(Spanned::into_inner);
    let own_name = folder.rsplit('/').next().unwrap_or(folder);
    let id = id.unwrap_or_else(|| if is_id(own_name) { own_name.to_owned() } else { "lab".to_owned() });
    let mut all = files.below(names, "starter", Access::Edit);
    all.extend(files.below(names, "given", Access::Read));
    all.extend(files.below(names, "hidden", Access::Hidden));
    if kind == LabKind::Probe {
        all.push(LabFile { path: "port".to_owned(), text: "3000\n".to_owned(), access: Access::Edit });
    }
    twice(root, &all);
    let report = |message: &str| root.problems().report("HB0603", message, 0..0);
    if kind != LabKind::Probe && !all.iter().any(|file| file.access == Access::Edit) {
        report("`starter/` has no file, so there is nothing to edit");
    }
    let script = |name: &str| names.iter().any(|known| known == name);
    let checks = match root.text("checks") {
        Some(other) => {
            if script("checks.js") {
                report("`checks` names those of another lab, so nothing reads this lab's own `checks.js`");
            }
            shared_checks(root, folder, &other, files)
        }
        None if script("checks.js") => files.text("checks.js"),
        None => {
            report("there is no `checks.js`, so nothing can be passed");
            None
        }
    };
    let drive = if script("drive.js") { files.text("drive.js") } else { None };
    let solution = files.below(names, "solution", Access::Edit);
    if solution.is_empty() {
        report("`solution/` has no file, so nobody can know that the lab can be solved");
    }
    let file = |path: &str, text: String| LabFile { path: path.to_owned(), text, access: Access::Hidden };
    Some(Lab {
        id,
        folder: folder.to_owned(),
        kind,
        title: root.required_string("title").unwrap_or_else(|| "Lab".to_owned()),
        brief: markdown::rich(&root.required_string("brief").unwrap_or_default()),
        minutes: root.count("minutes").and_then(|minutes| u32::try_from(minutes.into_inner()).ok()),
        entry: root.string("entry").unwrap_or_else(|| default_entry(kind).to_owned()),
        seed: seed(root, &all),
        formats: formats(root),
        wrong: wrong(root, names, files),
        hints: hints(root),
        cards: cards(root),
        checks: file("checks.js", checks?),
        drive: drive.map(|text| file("drive.js", text)),
        now: now(root).unwrap_or(NOW),
        millis: millis(root),
        files: all,
        solution,
    })
}

fn kind(root: &Table<'_>) -> Option<LabKind> {
    let written = root.required_text("kind")?;
    let kind = LabKind::of_name(written.get_ref());
    if kind.is_none() {
        let known = LabKind::ALL.map(LabKind::name);
        let message = format!("`{}` is no kind of lab", shown(written.get_ref()));
        let near = nearest(written.get_ref(), known).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| format!("the kinds are {}", known.join(", ")));
        root.problems().push(root.problems().at("HB0406", written.span(), message).help(help));
    }
    kind
}

/// Reads the checks of another lab, named by its folder relative to this one's.
fn shared_checks(root: &Table<'_>, folder: &str, other: &Spanned<String>, files: &mut Files<'_>) -> Option<String> {
    match resolve_inside(&format!("{folder}/lab.toml"), other.get_ref()) {
        Some(other) => files.read(format!("{other}/checks.js")),
        None => {
            let message = format!("`{}` leads out of the pack", shown(other.get_ref()));
            root.problems().report("HB0106", message, other.span());
            None
        }
    }
}

/// The module that answers, or the parameters of the model.
fn default_entry(kind: LabKind) -> &'static str {
    match kind {
        LabKind::Code | LabKind::Http | LabKind::Probe => "app.js",
        LabKind::Sim => "parameters.json",
        LabKind::Sql | LabKind::Config => "",
    }
}

/// Reports a path that stands in two of the folders.
fn twice(root: &Table<'_>, files: &[LabFile]) {
    for (at, file) in files.iter().enumerate() {
        if files[..at].iter().any(|other| other.path == file.path) {
            let message = format!("`{}` stands in two of starter/, given/ and hidden/", shown(&file.path));
            root.problems().report("HB0603", message, 0..0);
        }
    }
}

/// The SQL that runs before the learner's: as the author says, else every `seed.sql`.
fn seed(root: &Table<'_>, files: &[LabFile]) -> Vec<String> {
    if !root.has("seed") {
        return files.iter().map(|file| &file.path).filter(|path| *path == "seed.sql").cloned().collect();
    }
    let mut seeds = Vec::new();
    for name in root.texts("seed") {
        if files.iter().any(|file| file.path == *name.get_ref()) {
            seeds.push(name.into_inner());
        } else {
            let message = format!("the lab has no file `{}`", shown(name.get_ref()));
            root.problems().report("HB0603", message, name.span());
        }
    }
    seeds
}

fn formats(root: &Table<'_>) -> Vec<(String, ConfigFormat)> {
    let Some(table) = root.table("formats") else { return Vec::new() };
    let mut formats = Vec::new();
    for (path, _) in table.keys() {
        let Some(name) = table.text(path) else { continue };
        match ConfigFormat::of_name(name.get_ref()) {
            Some(format) => formats.push((path.to_owned(), format)),
            None => {
                let message = format!("`{}` is no format", shown(name.get_ref()));
                let names = ConfigFormat::ALL.map(ConfigFormat::name).join(", ");
                root.problems()
                    .push(root.problems().at("HB0406", name.span(), message).help(format!("the formats are {names}")));
            }
        }
    }
    formats
}

fn hints(root: &Table<'_>) -> Vec<LabHint> {
    let read = |hint: Table<'_>| {
        hint.only(&["text", "check"]);
        Some(LabHint { text: markdown::rich(&hint.required_string("text")?), check: hint.string("check") })
    };
    root.tables("hints").into_iter().filter_map(read).collect()
}

/// Review cards for those who fail a check.
fn cards(root: &Table<'_>) -> Vec<CheckCard> {
    let of_check = |(table, card): (Table<'_>, Card)| Some(CheckCard { check: table.required_string("check")?, card });
    read_cards(root, &["check"]).into_iter().filter_map(of_check).collect()
}

fn wrong(root: &Table<'_>, names: &[String], files: &mut Files<'_>) -> Vec<KnownWrong> {
    let mut known: Vec<KnownWrong> = Vec::new();
    for table in root.tables("wrong") {
        table.only(&["name", "fails", "says"]);
        let (name, fails, says) =
            (table.required_text("name"), table.required_string("fails"), table.required_string("says"));
        let (Some(name), Some(fails), Some(says)) = (name, fails, says) else { continue };
        if !fits(&table, &name) {
            continue;
        }
        let own = files.below(names, &format!("wrong/{}", name.get_ref()), Access::Edit);
        let complain = |message: String, place: Range<usize>| root.problems().report("HB0604", message, place);
        if own.is_empty() {
            complain(format!("the wrong answer `{0}` has no files in `wrong/{0}/`", name.get_ref()), name.span());
        }
        if known.iter().any(|other| other.name == *name.get_ref()) {
            complain(format!("the wrong answer `{}` is listed twice", name.get_ref()), name.span());
            continue;
        }
        known.push(KnownWrong { name: name.into_inner(), fails, says: markdown::rich(&says), files: own });
    }
    let folders =
        names.iter().filter_map(|name| name.strip_prefix("wrong/")?.split_once('/')).map(|(folder, _)| folder);
    let mut told: Vec<&str> = Vec::new();
    for folder in folders {
        if !known.iter().any(|wrong| wrong.name == folder) && !told.contains(&folder) {
            told.push(folder);
            let message = format!("`wrong/{}/` is in no `[[wrong]]` of lab.toml", shown(folder));
            root.problems().report("HB0604", message, 0..0);
        }
    }
    known
}

fn millis(root: &Table<'_>) -> u64 {
    let (usual, most) = SECONDS;
    let seconds = match root.number("seconds") {
        Some(seconds) if (0.1..=most).contains(seconds.get_ref()) => seconds.into_inner(),
        Some(seconds) => {
            let message = format!("a run takes from 0.1 to {most} seconds");
            root.problems().report("HB0603", message, seconds.span());
            usual
        }
        None => usual,
    };
    (seconds * 1_000.0) as u64
}

/// Reads `now`: an instant in RFC 3339, in UTC.
fn now(root: &Table<'_>) -> Option<i64> {
    let written = root.text("now")?;
    let millis = instant(written.get_ref());
    if millis.is_none() {
        let problem =
            root.problems().at("HB0411", written.span(), format!("`{}` is no instant", shown(written.get_ref())));
        root.problems().push(problem.help("write it in UTC, as in `2026-06-01T08:00:00Z`"));
    }
    millis
}

/// Milliseconds since 1970 of `YYYY-MM-DDThh:mm:ssZ`, through the days of the civil calendar (Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms").
fn instant(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let shape = b"dddd-dd-ddTdd:dd:ddZ";
    let fits = |(byte, want): (&u8, &u8)| if *want == b'd' { byte.is_ascii_digit() } else { byte == want };
    if bytes.len() != shape.len() || !bytes.iter().zip(shape).all(fits) {
        return None;
    }
    let number = |range: Range<usize>| text[range].parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    Some(((days * 24 + hour) * 60 + minute) * 60_000 + second * 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_milliseconds() {
        assert_eq!(instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(instant("2026-06-01T08:00:00Z"), Some(NOW));
        assert_eq!(instant("2000-02-29T23:59:59Z"), Some(951_868_799_000));
        for wrong in ["", "2026-06-01", "2026-13-01T00:00:00Z", "2026-06-01T08:00:00+02:00", "2026-06-01T08:00:0éZ"] {
            assert_eq!(instant(wrong), None, "{wrong}");
        }
    }
}
