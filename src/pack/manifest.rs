//! `pack.toml` and `book.toml`: who and what a pack is.

use super::lesson_file::{id, is_id, needed};
use super::table::{Table, read_toml};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Ecosystem, PackId, PackInfo};

/// The format of docs/pack-format.md that this program reads.
pub(super) const FORMAT: usize = 1;

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
            newer: None,
        }
    }

    /// Reads a `pack.toml` over what the folder's name says.
    pub(super) fn read_pack(&mut self, source: &SourceText) -> Vec<Diagnostic> {
        read_toml(source, |table| {
            match table.count("format") {
                Some(format) if format.value > FORMAT => self.newer = Some(format.value),
                Some(_) => {}
                None if table.has("format") => {}
                None => table.missing("format"),
            }
            if !table.has("id") {
                table.missing("id");
            }
            if let Some(id) = id(table) {
                self.info.id = PackId::new(id);
            }
            if let Some(title) = needed(table, "title") {
                self.info.title = title;
            }
            self.info.version = table.text("version").unwrap_or_default();
            if let Some(language) = table.text("language") {
                self.info.language = language;
            }
            if table.has("authors") {
                self.info.authors = table.texts("authors");
            }
            self.info.licence = table.text("licence");
            if let Some(description) = table.text("description") {
                self.info.description = Some(description);
            }
            self.info.ecosystems = table.tables("ecosystems").iter().filter_map(ecosystem).collect();
            if let Some(math) = table.boolean("math") {
                self.math = math;
            }
            self.take_root(table, "src", "");
            table.finish();
        })
    }

    /// Reads mdBook's `book.toml`; keys that hornbook has no use for are mdBook's business.
    pub(super) fn read_book(&mut self, source: &SourceText) -> Vec<Diagnostic> {
        read_toml(source, |table| {
            "src".clone_into(&mut self.text_root);
            if let Some(book) = table.table("book") {
                if let Some(title) = book.text("title") {
                    self.info.title = title;
                }
                if let Some(language) = book.text("language") {
                    self.info.language = language;
                }
                self.info.authors = book.texts("authors");
                self.info.description = book.text("description");
                self.take_root(&book, "src", "src");
            }
            let html = table.table("output").and_then(|output| output.table("html"));
            if let Some(html) = html {
                self.math = html.boolean("mathjax-support").unwrap_or(false);
                if let Some(lines) = html.table("code").and_then(|code| code.table("hidelines")) {
                    let prefixes = lines.all().filter_map(|(language, prefix)| {
                        Some((language.to_owned(), prefix.get_ref().as_str()?.to_owned()))
                            .filter(|(_, prefix)| !prefix.is_empty())
                    });
                    self.hidden = prefixes.collect();
                }
            }
        })
    }

    fn take_root(&mut self, table: &Table<'_>, key: &'static str, otherwise: &str) {
        otherwise.clone_into(&mut self.text_root);
        let Some(root) = table.string(key) else { return };
        match crate::base::files::resolve_inside("", &root.value) {
            Some(inside) => self.text_root = inside,
            None => table.problems.report("HB0106", format!("`{}` leads out of the pack", root.value), root.span),
        }
    }
}

fn ecosystem(table: &Table<'_>) -> Option<Ecosystem> {
    let (id, name) = (needed(table, "id"), needed(table, "name"));
    table.finish();
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
