//! `config.toml`: read with forgiveness, written whole.

use crate::base::files;
use crate::learner::Settings;
use std::path::Path;

/// The most bytes of a settings file.
const LIMIT: u64 = 256 * 1024;

/// Reads the settings; a missing file gives the defaults, a broken one the defaults and a sentence about what is wrong.
pub fn load_settings(path: &Path) -> (Settings, Option<String>) {
    if !path.exists() {
        return (Settings::default(), None);
    }
    let text = match files::read_bounded(path, LIMIT) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => return (Settings::default(), Some(error.to_string())),
    };
    match toml::from_str(&text) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            (Settings::default(), Some(format!("{} line {line}: {message}; the defaults are used", path.display())))
        }
    }
}

/// Writes the settings.
///
/// # Errors
/// Says why they could not be written.
pub fn save_settings(path: &Path, settings: &Settings) -> Result<(), String> {
    let text = toml::to_string_pretty(settings).map_err(|error| error.to_string())?;
    files::write_atomic(path, text.as_bytes()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::ThemeChoice;

    #[test]
    fn what_is_written_is_read_and_a_broken_file_costs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let settings = Settings { theme: ThemeChoice::Light, certainty: true, ..Settings::default() };
        save_settings(&path, &settings).unwrap();
        assert_eq!(load_settings(&path), (settings, None));
        std::fs::write(&path, "theme = \"dark\"\ncolour = 3\n").unwrap();
        let (defaults, problem) = load_settings(&path);
        assert_eq!(defaults, Settings::default());
        assert!(problem.unwrap().contains("line 2"));
    }
}
