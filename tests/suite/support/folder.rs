//! A folder that goes away with the test.

use std::fs;
use std::path::{Path, PathBuf};

/// A temporary folder with files.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Makes a folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    /// A pack of one lesson.
    pub fn lesson(text: &str) -> Self {
        Self::with(&[
            ("pack.toml", "format = 1\nid = \"t\"\ntitle = \"A pack\"\n"),
            ("SUMMARY.md", "# Summary\n\n- [One](one/lesson.md)\n"),
            ("one/lesson.md", text),
        ])
    }

    /// Writes a file, folders included.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(file, bytes).expect("a file");
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A path in it.
    pub fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }
}
