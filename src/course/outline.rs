//! The order of a pack: what its `SUMMARY.md` says.

/// A pack's parts and chapters in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Everything listed, in order.
    pub entries: Vec<Entry>,
    /// The chapters alone, in order; a *chapter index* is a place in this list.
    pub chapters: Vec<Chapter>,
}

/// One line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// `# Title`
    Part(String),
    /// `---`
    Separator,
    /// The chapter with this index.
    Chapter(usize),
}

/// One chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its title, without marks.
    pub title: String,
    /// Its file, relative to the pack; `None` is a draft.
    pub path: Option<String>,
    /// Its number, such as `[3, 2]` for 3.2; empty outside the numbered chapters.
    pub number: Vec<u32>,
    /// How deep it is nested: 0 at the top.
    pub level: usize,
    /// Before, in or after the numbered chapters.
    pub matter: Matter,
    /// The entry of the part it belongs to: an index into [`Outline::entries`].
    pub part: Option<usize>,
}

/// Where a chapter stands in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Before the numbered chapters.
    Prefix,
    /// Numbered.
    Main,
    /// After them.
    Suffix,
}

impl Chapter {
    /// Returns the number as it is shown, `3.2`; empty without one.
    pub fn number_text(&self) -> String {
        self.number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
    }
}

impl Outline {
    /// Returns the first chapter after `from` that can be opened.
    pub fn next(&self, from: usize) -> Option<usize> {
        (from + 1..self.chapters.len()).find(|&at| self.chapters[at].path.is_some())
    }

    /// Returns the last chapter before `from` that can be opened.
    pub fn previous(&self, from: usize) -> Option<usize> {
        (0..from.min(self.chapters.len())).rev().find(|&at| self.chapters[at].path.is_some())
    }

    /// Returns the first chapter that can be opened.
    pub fn first(&self) -> Option<usize> {
        self.chapters.iter().position(|chapter| chapter.path.is_some())
    }

    /// Returns the chapter with this file.
    pub fn by_path(&self, path: &str) -> Option<usize> {
        self.chapters.iter().position(|chapter| chapter.path.as_deref() == Some(path))
    }

    /// Returns the title of the part that `chapter` belongs to.
    pub fn part_title(&self, chapter: usize) -> Option<&str> {
        match self.entries.get(self.chapters.get(chapter)?.part?)? {
            Entry::Part(title) => Some(title),
            _ => None,
        }
    }
}
