//! `pack.toml` and `book.toml`: who and what a pack is.

use super::lesson_file::{id, is_id};
use super::strict::Checks;
use super::table::{Table, read_toml, shown};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Ecosystem, PackId, PackInfo};

/// The format of docs/pack-format.md that this program reads.
pub(super) const FORMAT: usize = 1;

/// Keys of a `pack.toml`.
const PACK_KEYS: [&str; 12] = [
    "format",
    "id",
    "title",
    "version",
    "language",
    "authors",
    "licence",
    "description",
    "ecosystems",
    "math",
    "src",
    "check",
];

/// What decides how the texts are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) info: PackInfo,
    /// The folder of texts, relative to the pack; empty is the pack's own.
    pub(super) text_root: String,
    /// Whether `$…$` is mathematics.
    pub(super) math: bool,
    /// Prefixes of hidden lines by language.
    pub(super) hidden: Vec<(String, String)>,
    /// What the pack asks of its lessons.
    pub(super) checks: Checks,
    /// A format that this program does not know.
    pub(super) newer: Option<usize>,
}

impl Manifest {
    /// What is known of a folder without either file.
    pub(super) fn of_folder(name: &str) -> Self {
        Self {
            info: PackInfo {
                id: PackId::new(id_from(name)),
                title: name.to_owned(),
                version: String::new(),
                language: "en".to_owned(),
                authors: Vec::new(),
                licence: None,
                description: None,
                ecosystems: Vec::new(),
            },
            text_root: String::new(),
            math: false,
            hidden: Vec::new(),
            checks: Checks::default(),
            newer: None,
        }
    }

    /// Reads a `pack.toml` over what the folder's name says.
    pub(super) fn read_pack(&mut self, source: &SourceText) -> Vec<Diagnostic> {
        let ((), problems) = read_toml(source, |table| {
            table.only(&PACK_KEYS);
            match table.required("format").and_then(|format| format.count()) {
                Some(format) if *format.get_ref() > FORMAT => self.newer = Some(format.into_inner()),
                _ => {}
            }
            table.required("id");
            if let Some(id) = id(table) {
                self.info.id = PackId::new(id);
            }
            if let Some(title) = table.required_string("title") {
                self.info.title = title;
            }
            self.info.version = table.string("version").unwrap_or_default();
            if let Some(language) = table.string("language") {
                self.info.language = language;
            }
            if table.has("authors") {
                self.info.authors = table.strings("authors");
            }
            self.info.licence = table.string("licence");
            if let Some(description) = table.string("description") {
                self.info.description = Some(description);
            }
            self.info.ecosystems = table.tables("ecosystems").iter().filter_map(ecosystem).collect();
            if let Some(math) = table.flag("math") {
                self.math = math;
            }
            if let Some(check) = table.table("check") {
                self.checks = Checks::read(&check);
            }
            self.take_root(table, "src", "");
        });
        problems
    }

    /// Reads mdBook's `book.toml`; keys that hornbook has no use for are mdBook's business.
    pub(super) fn read_book(&mut self, source: &SourceText) -> Vec<Diagnostic> {
        let ((), problems) = read_toml(source, |table| {
            "src".clone_into(&mut self.text_root);
            if let Some(book) = table.table("book") {
                if let Some(title) = book.string("title") {
                    self.info.title = title;
                }
                if let Some(language) = book.string("language") {
                    self.info.language = language;
                }
                self.info.authors = book.strings("authors");
                self.info.description = book.string("description");
                self.take_root(&book, "src", "src");
            }
            let html = table.table("output").and_then(|output| output.table("html"));
            if let Some(html) = html {
                self.math = html.flag("mathjax-support").unwrap_or(false);
                if let Some(lines) = html.table("code").and_then(|code| code.table("hidelines")) {
                    let prefixes = lines.keys().into_iter().filter_map(|(language, _)| {
                        let prefix = lines.glance(language).filter(|prefix| !prefix.is_empty())?;
                        Some((language.to_owned(), prefix.to_owned()))
                    });
                    self.hidden = prefixes.collect();
                }
            }
        });
        problems
    }

    fn take_root(&mut self, table: &Table<'_>, key: &'static str, otherwise: &str) {
        otherwise.clone_into(&mut self.text_root);
        let Some(root) = table.text(key) else { return };
        match crate::base::files::resolve_inside("", root.get_ref()) {
            Some(inside) => self.text_root = inside,
            None => {
                let message = format!("`{}` leads out of the pack", shown(root.get_ref()));
                table.problems().report("HB0106", message, root.span());
            }
        }
    }
}

fn ecosystem(table: &Table<'_>) -> Option<Ecosystem> {
    table.only(&["id", "name"]);
    let (id, name) = (table.required_string("id"), table.required_string("name"));
    Some(Ecosystem { id: id?, name: name? })
}

/// Makes an id of a folder's name: letters, digits and `-`.
fn id_from(name: &str) -> String {
    let id: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
        .take(64)
        .collect();
    let id = id.trim_matches('-').to_owned();
    if is_id(&id) { id } else { "pack".to_owned() }
}
