//! Finding in every pack there is: the open one, the course in the program, those opened before, and the learner's notes.
//!
//! A [`Finder`] lives on a thread of its own. [`Finder::step`] does a little of what is left to index, [`Finder::answer`] answers from
//! what is there. Whoever runs it answers between steps, so that nobody waits for an index.

use super::known_packs::{forget_pack, known_packs};
use super::texts::{fingerprint, glossary_text, key_of, lesson_text};
use crate::base::dirs::Dirs;
use crate::course::{LessonId, Term};
use crate::pack::Pack;
use crate::search::{Corrected, Hit, Index, LessonKey, NoteText, Query, SearchError, notes};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a hit comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPack {
    /// The pack's name for progress.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its folder; none for the course in the program.
    pub folder: Option<PathBuf>,
    /// Whether it is the pack that is open.
    pub open: bool,
}

/// A question to a finder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Counts up: of several only the last one matters.
    pub number: u64,
    /// What was typed.
    pub query: String,
    /// The most hits.
    pub limit: usize,
    /// Whether files may have changed since the last time.
    pub look_again: bool,
}

/// What a finder says.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The number of the question.
    pub number: u64,
    /// The hits, best first.
    pub hits: Vec<FoundIn>,
    /// Words that were taken for others.
    pub corrected: Vec<Corrected>,
    /// The query with what was meant: what is to be marked in a text.
    pub query: Query,
    /// Whether there is more than was asked for.
    pub more: bool,
    /// When nothing was found: a word that is there and looks like one that is not.
    pub nearest: Option<String>,
    /// While lessons are looked at: how many were, of how many. What was found comes from those and from before.
    pub progress: Option<(usize, usize)>,
    /// What the learner should be told, once.
    pub told: Vec<String>,
}

/// A hit and its pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundIn {
    /// The hit.
    pub hit: Hit,
    /// The pack.
    pub pack: Arc<FoundPack>,
}

/// Finds words in packs and notes.
#[derive(Debug)]
pub struct Finder {
    cache: Option<PathBuf>,
    known: Option<PathBuf>,
    open: Pack,
    /// Only the open pack is looked into.
    alone: bool,
    sources: Option<Vec<Source>>,
    notes: Vec<NoteText>,
    own: Option<Source>,
    told: Vec<String>,
}

/// One pack, or the notes.
#[derive(Debug)]
struct Source {
    about: Arc<FoundPack>,
    /// None for notes.
    pack: Option<Pack>,
    index: Index,
    /// The chapter that is looked at next; behind the last one comes the glossary, then nothing.
    next: usize,
    seen: HashSet<String>,
    terms: HashMap<Option<LessonId>, Vec<Term>>,
    /// Everything was looked at.
    fresh: bool,
    /// It could not be written once.
    failed: bool,
}

impl Finder {
    /// Makes a finder; nothing is opened before the first step or question.
    pub fn new(open: Pack, dirs: Option<&Dirs>) -> Self {
        Self {
            cache: dirs.map(Dirs::search),
            known: dirs.map(Dirs::known_packs),
            open,
            alone: false,
            sources: None,
            notes: Vec::new(),
            own: None,
            told: Vec::new(),
        }
    }

    /// Looks into the open pack alone.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Takes the learner's notes, in place of those it had. They are kept out of the files: those belong to all learners here.
    pub fn set_notes(&mut self, notes: Vec<NoteText>) {
        self.notes = notes;
        self.own = None;
    }

    /// Looks at everything anew that can have changed.
    pub fn look_again(&mut self) {
        for source in self.sources.iter_mut().flatten() {
            // What is in the program does not change while it runs.
            if source.about.folder.is_some() || !source.fresh {
                source.again();
            }
        }
    }

    /// Does a little of what is left to do: opens the indexes, looks at one lesson, or ends a row of changes. Returns whether more is left.
    pub fn step(&mut self) -> bool {
        if self.sources.is_none() {
            self.find_sources();
            return true;
        }
        let Some(source) = self.sources.iter_mut().flatten().find(|source| !source.fresh) else { return false };
        if let Err(error) = source.step() {
            // Where files cannot be written, memory serves: everything is put in anew. Once.
            if !std::mem::replace(&mut source.failed, true) {
                self.told.push(format!("The index for searching cannot be kept ({error}); it is made anew each time."));
                let forgotten = source.index.forget();
                source.again();
                source.fresh = forgotten.is_err();
            } else {
                self.told.push(format!("\"{}\" cannot be searched as a whole: {error}.", source.about.title));
                source.fresh = true;
            }
        }
        self.sources.iter().flatten().any(|source| !source.fresh)
    }

    fn find_sources(&mut self) {
        let mut packs = vec![(self.open.clone(), true)];
        if !self.alone {
            packs.extend(Pack::embedded().ok().map(|pack| (pack, false)));
            let known = self.known.as_deref();
            for pack in known.map(known_packs).unwrap_or_default() {
                match Pack::open(&pack.path) {
                    Ok(opened) => packs.push((opened, false)),
                    Err(_) => {
                        let (title, path) = (&pack.title, pack.path.display());
                        self.told.push(format!("\"{title}\" is no longer at {path}: it is left out of the search."));
                        // Told once: when the list cannot be written it is told again.
                        let _ = known.map(|file| forget_pack(file, &pack.path));
                    }
                }
            }
        }
        let mut ids = HashSet::new();
        let mut sources = Vec::new();
        // Two copies of a pack would find everything twice: the first counts.
        for (pack, open) in packs.into_iter().filter(|(pack, _)| ids.insert(pack.info().id.clone())) {
            match Source::open(self.cache.as_deref(), pack, open) {
                Ok(source) => sources.push(source),
                Err(error) => self.told.push(error.to_string()),
            }
        }
        self.sources = Some(sources);
    }

    fn index_notes(&mut self) -> Result<(), SearchError> {
        if self.own.is_some() || self.notes.is_empty() {
            return Ok(());
        }
        let about = FoundPack { id: String::new(), title: String::new(), folder: None, open: false };
        let mut index = Index::in_memory()?;
        notes(&self.notes).iter().try_for_each(|lesson| index.put(lesson))?;
        index.finish()?;
        self.own = Some(Source::new(Arc::new(about), None, index));
        Ok(())
    }

    /// Answers from what is there.
    pub fn answer(&mut self, asked: &Asked) -> Answer {
        if asked.look_again {
            self.look_again();
        }
        if self.sources.is_none() {
            self.find_sources();
        }
        if let Err(error) = self.index_notes() {
            self.told.push(error.to_string());
        }
        let query = Query::new(&asked.query);
        let mut answer = Answer { number: asked.number, query: query.clone(), ..Answer::default() };
        let mut hits: Vec<(usize, FoundIn)> = Vec::new();
        let mut broken = Vec::new();
        let mut meant: Option<(Query, Vec<Corrected>)> = None;
        for (number, source) in self.sources.iter().flatten().chain(&self.own).enumerate() {
            let found = match source.index.find(&query, asked.limit) {
                Ok(found) => found,
                Err(error) => {
                    broken.push((number, error));
                    continue;
                }
            };
            // What was meant is for the pack to say that found it; the first one speaks for all.
            if !found.hits.is_empty() && !found.corrected.is_empty() {
                meant = meant.or(Some((found.query, found.corrected)));
            }
            answer.more |= found.more;
            answer.nearest = answer.nearest.or(found.nearest);
            hits.extend(found.hits.into_iter().map(|hit| (number, FoundIn { pack: self.pack_of(source, &hit), hit })));
        }
        // A word that one pack has is no slip because another one has it not.
        let typed = hits.iter().any(|(_, found)| !found.hit.replaced);
        if typed {
            hits.retain(|(_, found)| !found.hit.replaced);
            meant = meant.filter(|(_, corrected)| corrected.iter().all(|one| one.beside));
        }
        if let Some((meant, corrected)) = meant {
            (answer.query, answer.corrected) = (meant, corrected);
        }
        hits.sort_by(|(one, a), (two, b)| (a.hit.quality, one, a.hit.order).cmp(&(b.hit.quality, two, b.hit.order)));
        answer.more |= hits.len() > asked.limit;
        hits.truncate(asked.limit);
        answer.hits = hits.into_iter().map(|(_, found)| found).collect();
        if !answer.hits.is_empty() {
            answer.nearest = None;
        }
        for (number, error) in broken {
            self.told.push(format!("An index could not be read ({error}); it is made anew."));
            // A damaged index is thrown away, and made anew in memory.
            if let Some(source) = self.sources.iter_mut().flatten().nth(number)
                && !std::mem::replace(&mut source.failed, true)
                && source.index.forget().is_ok()
            {
                source.again();
            }
        }
        answer.progress = self.progress();
        answer.told = std::mem::take(&mut self.told);
        answer
    }

    /// The pack of a hit: a note belongs to the pack it was written in.
    fn pack_of(&self, source: &Source, hit: &Hit) -> Arc<FoundPack> {
        if source.pack.is_some() {
            return source.about.clone();
        }
        let id = hit.lesson.path.strip_suffix(&format!("/{}", hit.lesson.id)).unwrap_or_default();
        let known = self.sources.iter().flatten().find(|source| source.about.id == id);
        known.map_or_else(|| source.about.clone(), |source| source.about.clone())
    }

    fn progress(&self) -> Option<(usize, usize)> {
        let open = self.sources.iter().flatten().filter(|source| !source.fresh);
        let (done, all) = open.fold((0, 0), |(done, all), source| {
            let count = source.pack.as_ref().map_or(0, |pack| pack.outline().chapters.len());
            (done + source.next.min(count), all + count)
        });
        (all > 0).then_some((done, all))
    }
}

impl Source {
    fn open(cache: Option<&std::path::Path>, pack: Pack, open: bool) -> Result<Self, SearchError> {
        let folder = pack.folder().map(ToOwned::to_owned);
        let place = folder
            .as_ref()
            .map_or_else(|| "the course in the program".to_owned(), |folder| folder.display().to_string());
        let index = Index::open(cache, &place)?;
        let info = pack.info();
        let about = FoundPack { id: info.id.to_string(), title: info.title.clone(), folder, open };
        Ok(Self { fresh: false, ..Self::new(Arc::new(about), Some(pack), index) })
    }

    fn new(about: Arc<FoundPack>, pack: Option<Pack>, index: Index) -> Self {
        Self { about, pack, index, next: 0, seen: HashSet::new(), terms: HashMap::new(), fresh: true, failed: false }
    }

    fn again(&mut self) {
        self.next = 0;
        self.seen.clear();
        self.fresh = self.pack.is_none();
    }

    fn step(&mut self) -> Result<(), SearchError> {
        let Some(pack) = self.pack.clone() else { return Ok(()) };
        if self.next == 0 {
            // The outline may have changed as well.
            if let Some(folder) = pack.folder() {
                self.pack = Pack::open(folder).ok().or(self.pack.take());
            }
            self.terms.clear();
            let pack = self.pack.as_ref().unwrap_or(&pack);
            for term in pack.glossary().0.terms {
                self.terms.entry(term.lesson.clone()).or_default().push(term);
            }
        }
        let Some(pack) = self.pack.clone() else { return Ok(()) };
        let at = self.next;
        self.next += 1;
        match pack.outline().chapters.get(at) {
            Some(chapter) if chapter.path.as_ref().is_some_and(|path| !self.seen.contains(path)) => {
                let Ok(loaded) = pack.lesson(at) else { return Ok(()) };
                let lesson = loaded.lesson;
                let terms = self.terms.remove(&Some(lesson.meta.id.clone())).unwrap_or_default();
                let key = key_of(pack.outline(), at, chapter, lesson.meta.id.as_str());
                self.seen.insert(key.path.clone());
                if !self.index.has(&key, &fingerprint(&lesson.revision, &terms)) {
                    self.index.begin()?;
                    self.index.put(&lesson_text(key, &lesson, &terms))?;
                }
                Ok(())
            }
            Some(_) => Ok(()),
            None => self.end(&pack),
        }
    }

    /// What belongs to no lesson, and what is gone.
    fn end(&mut self, pack: &Pack) -> Result<(), SearchError> {
        let terms: Vec<Term> = std::mem::take(&mut self.terms).into_values().flatten().collect();
        if !terms.is_empty() {
            let mut terms = terms;
            terms.sort_by(|one, two| one.term.cmp(&two.term));
            let order = u32::try_from(pack.outline().chapters.len()).unwrap_or(u32::MAX);
            let key = LessonKey { path: "glossary.toml".to_owned(), order, ..LessonKey::default() };
            self.seen.insert(key.path.clone());
            if !self.index.has(&key, &fingerprint("", &terms)) {
                self.index.begin()?;
                self.index.put(&glossary_text(key, &terms))?;
            }
        }
        let gone: Vec<String> =
            self.index.paths().filter(|path| !self.seen.contains(*path)).map(str::to_owned).collect();
        for path in gone {
            self.index.begin()?;
            self.index.remove(&path)?;
        }
        self.index.finish()?;
        self.fresh = true;
        Ok(())
    }
}
