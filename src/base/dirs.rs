//! Where a learner's files live.

use std::path::{Path, PathBuf};

/// The folders hornbook uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// Progress databases and their backups.
    pub data: PathBuf,
    /// `config.toml`.
    pub config: PathBuf,
    /// What can be made anew at any time.
    pub cache: PathBuf,
}

impl Dirs {
    /// Finds the folders: everything under `HORNBOOK_HOME` when it is set, else where the platform keeps such files.
    ///
    /// Returns `None` when there is no home folder at all: learning still works, in memory.
    pub fn find() -> Option<Self> {
        if let Some(home) = std::env::var_os("HORNBOOK_HOME").filter(|home| !home.is_empty()) {
            return Some(Self::under(Path::new(&home)));
        }
        let project = directories::ProjectDirs::from("", "", "hornbook")?;
        Some(Self {
            data: project.data_dir().to_owned(),
            config: project.config_dir().to_owned(),
            cache: project.cache_dir().to_owned(),
        })
    }

    /// Puts everything under one folder.
    pub fn under(home: &Path) -> Self {
        Self { data: home.to_owned(), config: home.to_owned(), cache: home.join("cache") }
    }

    /// Returns the database of a profile.
    pub fn database(&self, profile: &str) -> PathBuf {
        self.data.join(format!("{profile}.db"))
    }

    /// Returns the folder in which a profile's labs are put for an editor.
    pub fn labs(&self, profile: &str) -> PathBuf {
        self.data.join("labs").join(profile)
    }

    /// Returns the folder in which a profile's notes are put for an editor.
    pub fn notes(&self, profile: &str) -> PathBuf {
        self.data.join("notes").join(profile)
    }

    /// Returns the folder of the indexes that search looks into.
    pub fn search(&self) -> PathBuf {
        self.cache.join("search")
    }

    /// Returns the list of packs that were opened.
    pub fn known_packs(&self) -> PathBuf {
        self.data.join("packs.toml")
    }

    /// Returns the settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

/// Whether `name` can name a profile: 1 to 64 of `[A-Za-z0-9._-]`, not starting with a dot.
pub fn is_profile_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && !name.starts_with('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}
