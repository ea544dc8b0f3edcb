//! An open pack: its outline at once, each lesson when it is asked for.

use super::load::{self, Loaded, Place, decoded};
use super::manifest::{FORMAT, Manifest};
use super::source::Source;
use super::{PackError, glossary_file, lesson_file, summary};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::FileError;
use crate::base::text::folded;
use crate::course::{Glossary, LessonId, Outline, PackInfo};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A pack. Copies share what was read.
#[derive(Debug, Clone)]
pub struct Pack(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    manifest: Manifest,
    outline: Outline,
    diagnostics: Vec<Diagnostic>,
    /// The files of all chapters, gathered when the first link is followed.
    chapters: OnceLock<HashSet<String>>,
}

impl Pack {
    /// Opens the course in the binary.
    ///
    /// # Errors
    /// When the archive is broken.
    pub fn embedded() -> Result<Self, PackError> {
        Self::from_source(Source::embedded()?, "course")
    }

    /// Opens a folder: a pack, an mdBook, or a folder with a `SUMMARY.md`. A path to one of these files will do.
    ///
    /// # Errors
    /// When it is none of these, cannot be read, or has a newer format.
    pub fn open(path: &Path) -> Result<Self, PackError> {
        let beside = |path: &Path| match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let mut folder = path.to_owned();
        if path.is_file() {
            folder = beside(path);
            // The outline of a book lies in its folder of texts, the book's settings above it.
            let is_outline = path.file_name().is_some_and(|name| name == "SUMMARY.md");
            let settings = |folder: &Path| ["pack.toml", "book.toml"].iter().any(|name| folder.join(name).is_file());
            if is_outline && !settings(&folder) {
                let above = folder.join("..");
                let ours = Self::open(&above).ok().filter(|_| settings(&above)).filter(|pack| {
                    let outline = pack.file_on_disk(&join(&pack.0.manifest.text_root, "SUMMARY.md"));
                    outline.is_some() && outline == path.canonicalize().ok()
                });
                if let Some(pack) = ours {
                    return Ok(pack);
                }
            }
        }
        let shown = || path.display().to_string();
        let real = folder.canonicalize().map_err(|error| FileError::Io { path: shown(), error })?;
        if !["pack.toml", "book.toml", "SUMMARY.md", "src/SUMMARY.md"].iter().any(|name| real.join(name).is_file()) {
            return Err(PackError::NotAPack { path: shown() });
        }
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::from_source(Source::Folder(real), &name)
    }

    fn from_source(source: Source, name: &str) -> Result<Self, PackError> {
        let mut diagnostics = Vec::new();
        let mut manifest = Manifest::of_folder(name);
        if source.has("book.toml") {
            let text = text_of(&source, "book.toml", &mut diagnostics)?;
            diagnostics.extend(manifest.read_book(&text));
        } else if !source.has("SUMMARY.md") && source.has("src/SUMMARY.md") {
            "src".clone_into(&mut manifest.text_root);
        }
        if source.has("pack.toml") {
            let text = text_of(&source, "pack.toml", &mut diagnostics)?;
            diagnostics.extend(manifest.read_pack(&text));
            if let Some(found) = manifest.newer {
                return Err(PackError::Newer { found, known: FORMAT });
            }
        }
        let summary = join(&manifest.text_root, "SUMMARY.md");
        let (bytes, more) = source.read_start(&summary)?;
        let text = decoded(&summary, &bytes, &mut diagnostics);
        if more {
            let end = text.text.len();
            let message = "the outline is larger than 2 MB; the chapters behind that are not listed";
            diagnostics.push(Diagnostic::new("HB0505", message).at(&text, end..end));
        }
        let (mut outline, problems) = summary::parse(&text);
        diagnostics.extend(problems);
        if !manifest.text_root.is_empty() {
            for path in outline.chapters.iter_mut().filter_map(|chapter| chapter.path.as_mut()) {
                *path = join(&manifest.text_root, path);
            }
        }
        Ok(Self(Arc::new(Inner { source, manifest, outline, diagnostics, chapters: OnceLock::new() })))
    }

    /// Returns who and what the pack is.
    pub fn info(&self) -> &PackInfo {
        &self.0.manifest.info
    }

    /// Returns its order.
    pub fn outline(&self) -> &Outline {
        &self.0.outline
    }

    /// Returns the problems of its manifest and outline.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }

    /// Returns what decides how its texts are read and checked.
    pub(super) fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// Lists the files below a folder, relative to it.
    pub(super) fn list(&self, folder: &str) -> Vec<String> {
        self.0.source.list(folder)
    }

    /// Reads a file by its path.
    ///
    /// # Errors
    /// When it is missing, too large, or not a file of the pack.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, PackError> {
        self.0.source.read(path)
    }

    /// Returns whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.0.source.has(path)
    }

    /// Returns where a file is on the disk; nowhere for the embedded course.
    pub fn file_on_disk(&self, path: &str) -> Option<PathBuf> {
        self.0.source.on_disk(path)
    }

    /// Returns the pack's folder, when it is one.
    pub fn folder(&self) -> Option<&Path> {
        self.0.source.folder()
    }

    /// Reads a lesson.
    ///
    /// # Errors
    /// When the chapter is a draft or its file cannot be read; what is wrong inside comes as diagnostics.
    pub fn lesson(&self, chapter: usize) -> Result<Loaded, PackError> {
        let entry =
            self.0.outline.chapters.get(chapter).ok_or_else(|| PackError::Outside { path: chapter.to_string() })?;
        let path = entry.path.as_deref().ok_or_else(|| PackError::Draft { title: entry.title.clone() })?;
        let place = Place {
            path,
            manifest: &self.0.manifest,
            is_chapter: Some(&|path: &str| self.chapters().contains(path)),
            read: &|path: &str| self.read(path),
            list: &|folder: &str| self.0.source.list(folder),
        };
        let mut loaded = load::chapter(self.0.source.read_start(path)?, &place);
        entry.title.clone_into(&mut loaded.lesson.title);
        Ok(loaded)
    }

    fn chapters(&self) -> &HashSet<String> {
        let paths = || self.0.outline.chapters.iter().filter_map(|chapter| chapter.path.clone()).collect();
        self.0.chapters.get_or_init(paths)
    }

    /// Returns the name of a chapter for progress, reading no more than its `lesson.toml`.
    pub fn lesson_id(&self, chapter: usize) -> Option<LessonId> {
        let path = self.0.outline.chapters.get(chapter)?.path.as_deref()?;
        Some(load::lesson_id(path, &|path: &str| self.read(path)))
    }

    /// Reads the glossary; empty without one.
    pub fn glossary(&self) -> (Glossary, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let Some(source) = self.glossary_source(&mut problems) else { return (Glossary::default(), problems) };
        let (glossary, found) = glossary_file::parse(&source);
        problems.extend(found);
        (glossary, problems)
    }

    /// Reads the text of the glossary.
    pub(super) fn glossary_source(&self, problems: &mut Vec<Diagnostic>) -> Option<SourceText> {
        if !self.has("glossary.toml") {
            return None;
        }
        match self.read("glossary.toml") {
            Ok(bytes) => Some(decoded("glossary.toml", &bytes, problems)),
            Err(error) => {
                problems.push(Diagnostic::new("HB0105", error.to_string()));
                None
            }
        }
    }

    /// Finds a chapter by number (`22`, `3.2`, `022`), lesson id, path, folder or file name, or by the start or a part of its title.
    pub fn find(&self, name: &str) -> Option<usize> {
        let chapters = &self.0.outline.chapters;
        let wanted = folded(name);
        let by_number = || {
            let number: Vec<u32> = wanted.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
            chapters.iter().position(|chapter| chapter.number == number)
        };
        let stem = |path: &str| -> Vec<String> {
            let path = path.strip_suffix(".md").unwrap_or(path);
            let parts: Vec<&str> = path.rsplit('/').take(2).collect();
            parts.iter().flat_map(|part| [folded(part), folded(part.split('-').next().unwrap_or(part))]).collect()
        };
        let inside = join(&self.0.manifest.text_root, name);
        let by_path = || {
            chapters
                .iter()
                .position(|chapter| chapter.path.as_deref().is_some_and(|path| path == name || path == inside))
        };
        let by_id = || {
            let usable = lesson_file::is_id(&wanted) && !wanted.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            usable
                .then(|| (0..chapters.len()).find(|&at| self.lesson_id(at).is_some_and(|id| id.as_str() == wanted)))?
        };
        let by_stem = || {
            chapters.iter().position(|chapter| chapter.path.as_deref().is_some_and(|path| stem(path).contains(&wanted)))
        };
        let unique = |test: &dyn Fn(&str) -> bool| {
            let mut found = (0..chapters.len()).filter(|&at| test(&folded(&chapters[at].title)));
            found.next().filter(|_| found.next().is_none())
        };
        by_number()
            .or_else(by_path)
            .or_else(by_id)
            .or_else(by_stem)
            .or_else(|| chapters.iter().position(|chapter| folded(&chapter.title) == wanted))
            .or_else(|| unique(&|title| title.starts_with(&wanted)))
            .or_else(|| unique(&|title| title.contains(&wanted)))
    }
}

fn join(root: &str, path: &str) -> String {
    if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") }
}

fn text_of(source: &Source, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<SourceText, PackError> {
    Ok(decoded(path, &source.read(path)?, diagnostics))
}
