//! Profiles as earlier versions left them.

use std::path::Path;

/// Takes a profile back to an earlier schema: the tables of the later steps go.
pub fn take_back(path: &Path, version: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("progress-schema");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut steps: Vec<_> = files.filter(|file| file.to_string_lossy().contains("/0")).collect();
    steps.sort();
    let later: String = steps.iter().skip(version).map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let names = later.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let drops: String = names.map(|name| format!("DROP TABLE {name}; ")).collect();
    assert!(!drops.is_empty());
    let old = rusqlite::Connection::open(path).unwrap();
    old.execute_batch(&format!("{drops} PRAGMA user_version = {version};")).unwrap();
}
