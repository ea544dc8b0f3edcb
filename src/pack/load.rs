//! A lesson: its text with includes, its quizzes, what its `lesson.toml` says.

use super::directives::{self, ReadFile};
use super::expanded::Expanded;
use super::lab_file::{self, ListFiles};
use super::manifest::Manifest;
use super::markdown::{self, Context};
use super::source::{FILE_LIMIT, Source};
use super::{PackError, lesson_file, quiz_file};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::{self, FileError};
use crate::course::{Block, BlockKind, Lesson, LessonId, LessonMeta, QuizFile, Section, plain_text};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

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

    /// Returns every file that was read with the lesson: its text, what it includes, its TOML files.
    pub(super) fn sources(&self) -> impl Iterator<Item = &SourceText> {
        self.files.iter().chain(self.expanded.files())
    }

    /// Returns the text of a TOML file that was read with the lesson, by its path.
    pub fn file(&self, path: &str) -> Option<&SourceText> {
        self.files.iter().find(|file| *file.name == *path)
    }
}

/// Where a lesson stands.
pub(super) struct Place<'a> {
    /// Its file, relative to the pack.
    pub(super) path: &'a str,
    pub(super) manifest: &'a Manifest,
    /// Whether a file is a chapter's; `None` outside a pack.
    pub(super) is_chapter: Option<&'a dyn Fn(&str) -> bool>,
    /// Reads the files beside it.
    pub(super) read: ReadFile<'a>,
    /// Lists the files below a folder.
    pub(super) list: ListFiles<'a>,
}

/// Reads one Markdown file that belongs to no pack; what it includes must lie in its folder.
///
/// # Errors
/// When the file cannot be read.
pub fn read_document(path: &Path) -> Result<Loaded, PackError> {
    let shown = path.display().to_string();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|error| FileError::Io { path: shown, error })?;
    let mut diagnostics = Vec::new();
    let text = decoded_start(&name, files::read_start(path, FILE_LIMIT)?, &mut diagnostics);
    let source = Source::Folder(folder);
    Ok(alone(&text, &|path: &str| source.read(path), &|folder: &str| source.list(folder), diagnostics))
}

/// Reads a Markdown text that belongs to no pack and includes nothing.
pub fn document(name: &str, text: &str) -> Loaded {
    let read = |path: &str| Err(PackError::Outside { path: path.to_owned() });
    alone(&SourceText::new(name, text), &read, &|_: &str| Vec::new(), Vec::new())
}

/// A text outside any pack: its title is its own, its name for progress its file's.
fn alone(text: &SourceText, read: ReadFile<'_>, list: ListFiles<'_>, diagnostics: Vec<Diagnostic>) -> Loaded {
    let name = &*text.name;
    let manifest = Manifest::of_folder(name);
    let place = Place { path: name, manifest: &manifest, is_chapter: None, read, list };
    let mut loaded = build(text, Head::default(), &place, diagnostics);
    let lesson = &mut loaded.lesson;
    if lesson.title.is_empty() {
        lesson.title = lesson.sections.first().map_or_else(|| name.to_owned(), |section| section.title.clone());
    }
    lesson.meta.id = LessonId::new(name);
    loaded
}

/// Makes a lesson of the start of its file.
pub(super) fn chapter(start: (Vec<u8>, bool), place: &Place<'_>) -> Loaded {
    let mut diagnostics = Vec::new();
    let text = decoded_start(place.path, start, &mut diagnostics);
    let head = head(place.path, place.read, &mut diagnostics);
    build(&text, head, place, diagnostics)
}

/// Returns the name of a chapter for progress.
pub(super) fn lesson_id(path: &str, read: ReadFile<'_>) -> LessonId {
    head(path, read, &mut Vec::new()).meta.id
}

/// Takes bytes as UTF-8, without a byte order mark; what is not becomes U+FFFD and a diagnostic at the first place.
pub(super) fn decoded(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> SourceText {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return SourceText::new(name, text),
        Err(error) => error,
    };
    let source = SourceText::new(name, String::from_utf8_lossy(bytes).as_ref());
    let at = error.valid_up_to();
    let place = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    diagnostics.push(Diagnostic::new("HB0107", "this is not UTF-8; the bytes are shown as �").at(&source, place));
    source
}

/// Returns the path of a file in the same folder.
pub(super) fn sibling(path: &str, name: &str) -> String {
    path.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Adds a file to a revision: name and length too, so that no bytes can pass for those of another file.
fn add(hash: &mut Sha256, file: &str, bytes: &[u8]) {
    hash.update((file.len() as u64).to_le_bytes());
    hash.update(file);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// Whether a chapter owns its folder, so that a `lesson.toml` and a `quiz.toml` in it are its own; other chapters share theirs.
fn owns_folder(path: &str) -> bool {
    path == "lesson.md" || path.ends_with("/lesson.md")
}

/// Whether nothing is there, as opposed to something that cannot be read.
fn is_missing(error: &PackError) -> bool {
    match error {
        PackError::Outside { .. } => true,
        PackError::File(FileError::Io { error, .. }) => error.kind() == ErrorKind::NotFound,
        _ => false,
    }
}

/// What stands beside a lesson's text.
#[derive(Default)]
struct Head {
    meta: LessonMeta,
    /// Its `lesson.toml`.
    file: Option<SourceText>,
    /// The revision, as far as it is known.
    hash: Sha256,
}

/// Reads what stands beside a lesson: its `lesson.toml`.
fn head(path: &str, read: ReadFile<'_>, diagnostics: &mut Vec<Diagnostic>) -> Head {
    let mut head = Head::default();
    if owns_folder(path) {
        let file = sibling(path, "lesson.toml");
        match read(&file) {
            Ok(bytes) => {
                add(&mut head.hash, &file, &bytes);
                let source = decoded(&file, &bytes, diagnostics);
                let (found, problems) = lesson_file::parse(&source);
                head.meta = found;
                diagnostics.extend(problems);
                head.file = Some(source);
            }
            Err(error) if is_missing(&error) => {}
            Err(error) => diagnostics.push(Diagnostic::new("HB0105", error.to_string())),
        }
    }
    if head.meta.id.as_str().is_empty() {
        head.meta.id = LessonId::new(path);
    }
    head
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

fn build(text: &SourceText, head: Head, place: &Place<'_>, mut diagnostics: Vec<Diagnostic>) -> Loaded {
    let Head { meta, file, mut hash } = head;
    let Place { path, manifest, is_chapter, read, list } = *place;
    let prepared = directives::prepare(text, path, read);
    diagnostics.extend(prepared.diagnostics);
    let context = Context {
        path,
        root: &manifest.text_root,
        is_chapter,
        directives: &prepared.directives,
        math: manifest.math,
        hidden: &manifest.hidden,
    };
    let parsed = markdown::parse(&prepared.expanded.text, context);
    add(&mut hash, path, prepared.expanded.text.as_bytes());
    for remark in parsed.remarks {
        let (file, range) = prepared.expanded.locate(&remark.span);
        diagnostics.push(Diagnostic::new(remark.code, remark.message).at(&file, range));
    }
    let lesson = Lesson {
        meta,
        title: prepared.title.unwrap_or_default(),
        path: path.to_owned(),
        sections: sections(&parsed.blocks),
        words: parsed.words,
        bytes: prepared.expanded.text.len(),
        blocks: parsed.blocks,
        ..Lesson::default()
    };
    let files = file.into_iter().collect();
    let mut loaded = Loaded { lesson, diagnostics, files, expanded: Arc::new(prepared.expanded) };
    quizzes(&mut loaded, read, &mut hash);
    labs(&mut loaded, read, list, &mut hash);
    loaded.lesson.revision = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    loaded
}

/// Reads the quizzes that the text names, and the lesson's own. What cannot be read has a notice in its place.
fn quizzes(loaded: &mut Loaded, read: ReadFile<'_>, hash: &mut Sha256) {
    let lesson = &mut loaded.lesson;
    let own = sibling(&lesson.path, "quiz.toml");
    let mut wanted: Vec<(String, Option<Range<usize>>, bool)> = Vec::new();
    each_block(&lesson.blocks, &mut |block| {
        if let BlockKind::Quiz(quiz) = &block.kind {
            wanted.push((quiz.file.clone(), Some(block.span.clone()), quiz.question.is_none()));
        }
    });
    if owns_folder(&lesson.path) && !wanted.iter().any(|(file, _, _)| *file == own) {
        wanted.push((own.clone(), None, true));
    }
    // Where each file is in `lesson.quizzes`, or why it is not there.
    let mut known: HashMap<String, Result<usize, String>> = HashMap::new();
    for (file, span, whole) in wanted {
        let at = match known.get(&file) {
            Some(known) => known.clone(),
            None => {
                let found = match read(&file) {
                    Ok(bytes) => {
                        add(hash, &file, &bytes);
                        let source = decoded(&file, &bytes, &mut loaded.diagnostics);
                        let (quiz, problems) = quiz_file::parse(&source);
                        loaded.diagnostics.extend(problems);
                        loaded.files.push(source);
                        lesson.quizzes.push(QuizFile { file: file.clone(), quiz });
                        Ok(lesson.quizzes.len() - 1)
                    }
                    Err(error) => Err((is_missing(&error), error.to_string())),
                };
                let found = match found {
                    Ok(at) => Ok(at),
                    // A lesson need not have a quiz.
                    Err((true, _)) if span.is_none() => continue,
                    Err((_, message)) => {
                        let place = span.as_ref().map(|span| loaded.expanded.locate(span));
                        let problem = Diagnostic::new("HB0208", message.clone());
                        loaded.diagnostics.push(match place {
                            Some((source, range)) => problem.at(&source, range),
                            None => problem,
                        });
                        Err(message)
                    }
                };
                known.insert(file.clone(), found.clone());
                found
            }
        };
        let Ok(at) = at else { continue };
        if whole && lesson.closing.is_none_or(|closing| lesson.quizzes[closing].file != own) {
            lesson.closing = Some(at);
        }
    }
    known.retain(|_, found| found.is_err());
    if !known.is_empty() {
        each_block_mut(&mut lesson.blocks, &mut |block| {
            if let BlockKind::Quiz(quiz) = &block.kind
                && let Some(Err(message)) = known.get(&quiz.file)
            {
                block.kind = BlockKind::Notice(format!("The quiz {} cannot be shown: {message}", quiz.file));
            }
        });
    }
}

/// Reads the labs that the text names, and the lesson's own. What cannot be read has a notice in its place.
fn labs(loaded: &mut Loaded, read: ReadFile<'_>, list: ListFiles<'_>, hash: &mut Sha256) {
    let lesson = &mut loaded.lesson;
    let own = sibling(&lesson.path, "lab");
    let mut wanted: Vec<(String, Option<Range<usize>>)> = Vec::new();
    each_block(&lesson.blocks, &mut |block| {
        if let BlockKind::Lab { folder } = &block.kind
            && !wanted.iter().any(|(known, _)| known == folder)
        {
            wanted.push((folder.clone(), Some(block.span.clone())));
        }
    });
    if owns_folder(&lesson.path) && !wanted.iter().any(|(folder, _)| *folder == own) {
        wanted.push((own, None));
    }
    let mut missing: HashMap<String, String> = HashMap::new();
    for (folder, span) in wanted {
        match lab_file::read(&folder, read, list) {
            Ok(found) => {
                add(hash, &found.source.name, found.source.text.as_bytes());
                loaded.diagnostics.extend(found.diagnostics);
                loaded.files.push(found.source);
                match found.lab {
                    Some(lab) => {
                        let parts = lab.files.iter().chain(&lab.solution).chain([&lab.checks]);
                        parts.for_each(|file| add(hash, &file.path, file.text.as_bytes()));
                        lesson.labs.push(Arc::new(lab));
                    }
                    None => drop(missing.insert(folder, "its lab.toml says too little".to_owned())),
                }
            }
            // A lesson need not have a lab.
            Err(error) if span.is_none() && is_missing(&error) => {}
            Err(error) => {
                let problem = Diagnostic::new("HB0601", format!("the lab `{folder}` cannot be read: {error}"));
                let place = span.as_ref().map(|span| loaded.expanded.locate(span));
                loaded.diagnostics.push(match place {
                    Some((source, range)) => problem.at(&source, range),
                    None => problem,
                });
                missing.insert(folder, error.to_string());
            }
        }
    }
    if !missing.is_empty() {
        each_block_mut(&mut lesson.blocks, &mut |block| {
            if let BlockKind::Lab { folder } = &block.kind
                && let Some(message) = missing.get(folder)
            {
                block.kind = BlockKind::Notice(format!("The lab {folder} cannot be shown: {message}"));
            }
        });
    }
}

fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        each_block(std::slice::from_ref(block), &mut |block| {
            if let BlockKind::Heading { level, text, anchor } = &block.kind {
                let title = plain_text(text);
                sections.push(Section { anchor: anchor.clone(), title, level: *level, block: at });
            }
        });
    }
    sections
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

/// Calls `visit` for each block, which it may replace. Blocks nest to a known depth.
fn each_block_mut(blocks: &mut [Block], visit: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        visit(block);
        match &mut block.kind {
            BlockKind::Quote(inner)
            | BlockKind::Callout { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. }
            | BlockKind::Details { blocks: inner, .. } => each_block_mut(inner, visit),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| each_block_mut(&mut item.blocks, visit)),
            BlockKind::Definitions(all) => {
                all.iter_mut().flat_map(|one| &mut one.meanings).for_each(|blocks| each_block_mut(blocks, visit));
            }
            _ => {}
        }
    }
}
