//! Packs lessons/ into one archive that the program carries. The same files give the same bytes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=lessons");
    let root = Path::new("lessons");
    let mut files = Vec::new();
    if root.is_dir() {
        gather(root, &mut files)?;
    }
    files.sort();
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("course.zip");
    let mut archive = zip::ZipWriter::new(File::create(out)?);
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for file in files {
        let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        archive.start_file(name, options)?;
        archive.write_all(&fs::read(&file)?)?;
    }
    archive.finish()?;
    Ok(())
}

/// What a sample's build, an editor or a system leaves behind.
const LEFTOVERS: &[&str] = &[
    ".DS_Store",
    ".git",
    ".gradle",
    ".idea",
    ".pytest_cache",
    ".venv",
    ".vscode",
    "__pycache__",
    "node_modules",
    "target",
    "vendor",
];

/// Everything that an author wrote; lessons include hidden files too, such as `.npmrc`.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if LEFTOVERS.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
