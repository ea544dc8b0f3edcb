//! An open pack: its outline at once, each lesson when it is asked for.

use super::expanded::Expanded;
use super::manifest::{FORMAT, Manifest};
use super::markdown::{self, Context};
use super::source::Source;
use super::{PackError, directives, glossary_file, lesson_file, quiz_file, summary};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::FileError;
use crate::base::text::folded;
use crate::course::{
    Block, BlockKind, Glossary, Lesson, LessonId, LessonMeta, Outline, PackInfo, QuizFile, Section, plain_text,
};
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A pack. Copies share what was read.
#[derive(Debug, Clone)]
pub struct Pack(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    manifest: Manifest,
    outline: Outline,
    diagnostics: Vec<Diagnostic>,
}

/// A lesson and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The lesson.
    pub lesson: Lesson,
    /// Its problems.
    pub diagnostics: Vec<Diagnostic>,
    /// The TOML files that were read with it.
    files: Vec<SourceText>,
    /// Where its text comes from.
    expanded: Arc<Expanded>,
}

impl Loaded {
    /// Returns where bytes of the lesson's text, as block spans count them, come from.
    pub fn locate(&self, range: &Range<usize>) -> (SourceText, Range<usize>) {
        self.expanded.locate(range)
    }

    /// Returns the text of a TOML file that was read with the lesson, by its path.
    pub(super) fn file(&self, path: &str) -> Option<&SourceText> {
        self.files.iter().find(|file| *file.name == *path)
    }
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
        let folder = if path.is_file() {
            path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
        } else {
            path
        };
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
        let text = text_of(&source, &summary, &mut diagnostics)?;
        let (mut outline, problems) = summary::parse(&text);
        diagnostics.extend(problems);
        for path in outline.chapters.iter_mut().filter_map(|chapter| chapter.path.as_mut()) {
            *path = join(&manifest.text_root, path);
        }
        Ok(Self(Arc::new(Inner { source, manifest, outline, diagnostics })))
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
        let read = |path: &str| self.read(path);
        let mut diagnostics = Vec::new();
        let text = decoded_start(path, self.0.source.read_start(path)?, &mut diagnostics);
        let mut files = Vec::new();
        let meta = meta(path, &read, &mut diagnostics, &mut files);
        let mut loaded = build(&text, path, meta, &self.0.manifest, &read, diagnostics);
        loaded.files.extend(files);
        entry.title.clone_into(&mut loaded.lesson.title);
        Ok(loaded)
    }

    /// Returns the name of a chapter for progress, reading no more than its `lesson.toml`.
    pub fn lesson_id(&self, chapter: usize) -> Option<LessonId> {
        let path = self.0.outline.chapters.get(chapter)?.path.as_deref()?;
        Some(meta(path, &|path: &str| self.read(path), &mut Vec::new(), &mut Vec::new()).id)
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
            .or_else(by_stem)
            .or_else(|| chapters.iter().position(|chapter| folded(&chapter.title) == wanted))
            .or_else(|| unique(&|title| title.starts_with(&wanted)))
            .or_else(|| unique(&|title| title.contains(&wanted)))
            .or_else(by_id)
    }
}

/// Reads one Markdown file that belongs to no pack; what it includes must lie in its folder.
///
/// # Errors
/// When the file cannot be read.
pub fn read_document(path: &Path) -> Result<Loaded, PackError> {
    let shown = path.display().to_string();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|error| FileError::Io { path: shown.clone(), error })?;
    let manifest = Manifest::of_folder(&name);
    let start = crate::base::files::read_start(path, super::source::FILE_LIMIT)?;
    let source = Source::Folder(folder);
    let mut diagnostics = Vec::new();
    let text = decoded_start(&name, start, &mut diagnostics);
    let mut loaded =
        build(&text, &name, LessonMeta::default(), &manifest, &|path: &str| source.read(path), diagnostics);
    document_title(&mut loaded.lesson, &name);
    Ok(loaded)
}

/// Reads a Markdown text that belongs to no pack and includes nothing.
pub fn document(name: &str, text: &str) -> Loaded {
    let read = |path: &str| Err(PackError::Outside { path: path.to_owned() });
    let source = SourceText::new(name, text);
    let mut loaded = build(&source, name, LessonMeta::default(), &Manifest::of_folder(name), &read, Vec::new());
    document_title(&mut loaded.lesson, name);
    loaded
}

fn document_title(lesson: &mut Lesson, name: &str) {
    lesson.title = lesson.sections.first().map_or_else(|| name.to_owned(), |section| section.title.clone());
    lesson.meta.id = LessonId::new(name);
}

fn join(root: &str, path: &str) -> String {
    if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") }
}

fn text_of(source: &Source, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<SourceText, PackError> {
    Ok(decoded(path, &source.read(path)?, diagnostics))
}

/// Takes bytes as UTF-8; what is not becomes U+FFFD and a diagnostic at the first place.
fn decoded(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> SourceText {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let source = SourceText::new(name, text.as_ref());
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        diagnostics
            .push(Diagnostic::new("HB0107", "this is not UTF-8; the bytes are shown as �").at(&source, at..at + 3));
    }
    source
}

/// Returns the path of a file in the same folder.
pub(super) fn sibling(path: &str, name: &str) -> String {
    path.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Reads what stands beside a lesson: its `lesson.toml`, when the folder is the lesson's own.
fn meta(
    path: &str,
    read: directives::ReadFile<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    files: &mut Vec<SourceText>,
) -> LessonMeta {
    let mut meta = LessonMeta::default();
    // Only a `lesson.md` owns its folder; other chapters share theirs.
    if path == "lesson.md" || path.ends_with("/lesson.md") {
        let file = sibling(path, "lesson.toml");
        if let Ok(bytes) = read(&file) {
            let source = decoded(&file, &bytes, diagnostics);
            let (found, problems) = lesson_file::parse(&source);
            meta = found;
            diagnostics.extend(problems);
            files.push(source);
        }
    }
    if meta.id.as_str().is_empty() {
        meta.id = LessonId::new(path);
    }
    meta
}

/// Takes the start of a text; when there is more, the text ends with a notice, at the end of a line.
fn decoded_start(name: &str, (mut bytes, more): (Vec<u8>, bool), diagnostics: &mut Vec<Diagnostic>) -> SourceText {
    if !more {
        return decoded(name, &bytes, diagnostics);
    }
    if let Some(line_end) = bytes.iter().rposition(|byte| *byte == b'\n') {
        bytes.truncate(line_end + 1);
    }
    bytes.extend_from_slice("\n\n> [!WARNING]\n> The rest of this text is too large to be shown.\n".as_bytes());
    let source = decoded(name, &bytes, diagnostics);
    let end = source.text.len();
    diagnostics
        .push(Diagnostic::new("HB0505", "the text is larger than 2 MB; the rest is not shown").at(&source, end..end));
    source
}

fn build(
    text: &SourceText,
    path: &str,
    meta: LessonMeta,
    manifest: &Manifest,
    read: directives::ReadFile<'_>,
    mut diagnostics: Vec<Diagnostic>,
) -> Loaded {
    let prepared = directives::prepare(text, path, read);
    diagnostics.extend(prepared.diagnostics);
    let context = Context { path, directives: &prepared.directives, math: manifest.math, hidden: &manifest.hidden };
    let parsed = markdown::parse(&prepared.expanded.text, context);
    let mut hash = Sha256::new();
    hash.update(prepared.expanded.text.as_bytes());
    let mut lesson = Lesson {
        meta,
        title: prepared.title.unwrap_or_default(),
        path: path.to_owned(),
        sections: sections(&parsed.blocks),
        words: parsed.words,
        bytes: prepared.expanded.text.len(),
        blocks: parsed.blocks,
        ..Lesson::default()
    };
    for remark in parsed.remarks {
        let (file, range) = prepared.expanded.locate(&remark.span);
        diagnostics.push(Diagnostic::new(remark.code, remark.message).at(&file, range));
    }
    let mut files = Vec::new();
    let own = sibling(path, "quiz.toml");
    let mut wanted: Vec<(String, Option<Range<usize>>, bool)> = Vec::new();
    each_quiz(&lesson.blocks, &mut |quiz, span| {
        wanted.push((quiz.file.clone(), Some(span.clone()), quiz.question.is_none()))
    });
    if path.ends_with("lesson.md") && !wanted.iter().any(|(file, _, _)| *file == own) {
        wanted.push((own.clone(), None, true));
    }
    for (file, span, whole) in wanted {
        let known = lesson.quizzes.iter().position(|quiz| quiz.file == file);
        let at = known.or_else(|| {
            let bytes = match read(&file) {
                Ok(bytes) => bytes,
                Err(error) => {
                    if let Some(span) = &span {
                        let (source, range) = prepared.expanded.locate(span);
                        diagnostics.push(Diagnostic::new("HB0208", error.to_string()).at(&source, range));
                    }
                    return None;
                }
            };
            hash.update(&bytes);
            let source = decoded(&file, &bytes, &mut diagnostics);
            let (quiz, problems) = quiz_file::parse(&source);
            diagnostics.extend(problems);
            files.push(source);
            lesson.quizzes.push(QuizFile { file: file.clone(), quiz });
            Some(lesson.quizzes.len() - 1)
        });
        if whole && at.is_some() && lesson.closing.is_none_or(|closing| lesson.quizzes[closing].file != own) {
            lesson.closing = at;
        }
    }
    lesson.revision = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Loaded { lesson, diagnostics, files, expanded: Arc::new(prepared.expanded) }
}

fn sections(blocks: &[Block]) -> Vec<Section> {
    let heading = |(at, block): (usize, &Block)| match &block.kind {
        BlockKind::Heading { level, text, anchor } => {
            Some(Section { anchor: anchor.clone(), title: plain_text(text), level: *level, block: at })
        }
        _ => None,
    };
    blocks.iter().enumerate().filter_map(heading).collect()
}

/// Calls `visit` for each quiz named in the text, nested ones included.
pub(super) fn each_quiz(blocks: &[Block], visit: &mut impl FnMut(&crate::course::QuizRef, &Range<usize>)) {
    each_block(blocks, &mut |block| {
        if let BlockKind::Quiz(quiz) = &block.kind {
            visit(quiz, &block.span);
        }
    });
}

/// Calls `visit` for each block, outer ones first.
pub(super) fn each_block<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b Block)) {
    let mut waiting: Vec<&'b Block> = blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        visit(block);
        match &block.kind {
            BlockKind::Quote(inner)
            | BlockKind::Callout { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. }
            | BlockKind::Details { blocks: inner, .. } => waiting.extend(inner.iter().rev()),
            BlockKind::List { items, .. } => {
                waiting.extend(items.iter().rev().flat_map(|item| item.blocks.iter().rev()))
            }
            BlockKind::Definitions(definitions) => {
                waiting.extend(
                    definitions.iter().rev().flat_map(|d| d.meanings.iter().rev().flat_map(|m| m.iter().rev())),
                );
            }
            _ => {}
        }
    }
}
