//! What samples need besides a language: packages, each set once, in a folder of their own below `target/samples`.

use crate::root;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The tools whose versions head the report, and how each is asked.
const ASKED: [(&str, &str); 11] = [
    ("node", "--version"),
    ("python3", "--version"),
    ("go", "version"),
    ("java", "-version"),
    ("mvn", "--version"),
    ("ruby", "--version"),
    ("php", "--version"),
    ("rustc", "--version"),
    ("git", "--version"),
    ("psql", "--version"),
    ("curl", "--version"),
];

/// Installed packages, by what was asked for.
pub(super) struct Tools {
    folder: PathBuf,
    /// The search path with the pinned Node first.
    path: std::ffi::OsString,
    python: PathBuf,
    done: BTreeMap<PathBuf, Result<(), String>>,
}

impl Tools {
    /// Installs the Node of `tests/labs/node`, which the lessons are written for, and looks for the newest Python.
    pub(super) fn new(folder: PathBuf) -> Self {
        let mut tools = Self {
            folder,
            path: std::env::var_os("PATH").unwrap_or_default(),
            python: newest_python(),
            done: BTreeMap::new(),
        };
        let _ = std::fs::create_dir_all(&tools.folder);
        let pinned = read_json(&root().join("tests/labs/node/package.json"));
        let node = pinned["dependencies"]["node"].as_str().unwrap_or("24");
        let place = tools.folder.join("node");
        if tools.npm(&place, &BTreeMap::from([("node".to_owned(), node.to_owned())])).is_ok() {
            tools.put_first(&place.join("node_modules/node/bin"));
        }
        tools
    }

    /// Returns a line for each language and tool that is here.
    pub(super) fn versions(&self) -> Vec<String> {
        let asked = ASKED.iter().filter_map(|(tool, flag)| {
            let output = self.command(tool).arg(flag).stderr(Stdio::piped()).output().ok()?;
            let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
            Some(format!("{tool:<8} {}", String::from_utf8_lossy(&said).lines().next()?.trim()))
        });
        asked.collect()
    }

    /// Installs what the sample in `folder` names and returns the variables its `run.sh` is given: `NODE_MODULES` and `DEPS` for npm,
    /// `PYTHON` for pip, and a search path with their programs. Maven and Go keep their packages where they always do.
    ///
    /// Returns beside them what could not be installed, in the installer's last words: a sample may bring a registry of its own.
    pub(super) fn environment(&mut self, folder: &Path) -> (Vec<(String, PathBuf)>, Vec<String>) {
        let (mut variables, mut paths, mut results) = (Vec::new(), Vec::new(), Vec::new());
        let packages = dependencies(&read_json(&folder.join("package.json")));
        if !packages.is_empty() {
            let place =
                self.folder.join("npm").join(named(packages.iter().map(|(name, version)| format!("{name}-{version}"))));
            results.push(self.npm(&place, &packages));
            variables.push(("NODE_MODULES".to_owned(), place.join("node_modules")));
            paths.push(place.join("node_modules/.bin"));
            variables.push(("DEPS".to_owned(), place));
        }
        if let Ok(text) = std::fs::read_to_string(folder.join("requirements.txt")) {
            let lines: Vec<&str> =
                text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
            let place = self.folder.join("python").join(named(lines.iter().map(|line| (*line).to_owned())));
            results.push(self.pip(&place, &folder.join("requirements.txt")));
            variables.push(("PYTHON".to_owned(), place.join("bin/python")));
            paths.push(place.join("bin"));
        }
        if folder.join("pom.xml").is_file() && self.has("mvn") {
            let mut maven = self.command("mvn");
            maven.args(["-q", "-B", "dependency:build-classpath", "-Dmdep.outputFile=/dev/null"]).current_dir(folder);
            results.push(self.once(&folder.join("pom.xml"), maven));
        }
        if folder.join("go.sum").is_file() && self.has("go") {
            let mut go = self.command("go");
            go.args(["mod", "download"]).current_dir(folder);
            results.push(self.once(&folder.join("go.sum"), go));
        }
        let all = paths.into_iter().chain(std::env::split_paths(&self.path));
        variables.push(("PATH".to_owned(), PathBuf::from(std::env::join_paths(all).unwrap_or_default())));
        (variables, results.into_iter().filter_map(Result::err).collect())
    }

    fn npm(&mut self, place: &Path, packages: &BTreeMap<String, String>) -> Result<(), String> {
        let _ = std::fs::create_dir_all(place);
        let manifest = serde_json::json!({ "private": true, "dependencies": packages }).to_string();
        std::fs::write(place.join("package.json"), manifest).map_err(|error| error.to_string())?;
        let mut npm = self.command("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", "--prefix"])
            .arg(place);
        self.once(place, npm)
    }

    fn pip(&mut self, place: &Path, requirements: &Path) -> Result<(), String> {
        let mut venv = Command::new(&self.python);
        venv.args(["-m", "venv"]).arg(place);
        self.once(&place.join("bin"), venv)?;
        let mut pip = Command::new(place.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(requirements);
        self.once(place, pip)
    }

    /// Runs an installer unless it succeeded before, in this run or an earlier one, and the file `what` is as it was.
    fn once(&mut self, what: &Path, mut command: Command) -> Result<(), String> {
        let key = what.strip_prefix(&self.folder).or_else(|_| what.strip_prefix(root())).unwrap_or(what).to_path_buf();
        if let Some(done) = self.done.get(&key) {
            return done.clone();
        }
        let stamp = self.folder.join("installed").join(named([key.display().to_string()]));
        let asked = std::fs::read_to_string(what).unwrap_or_default();
        let done = if std::fs::read_to_string(&stamp).is_ok_and(|before| before == asked) {
            Ok(())
        } else {
            match command.stdin(Stdio::null()).output() {
                Ok(output) if output.status.success() => {
                    let _ = std::fs::create_dir_all(self.folder.join("installed"));
                    let _ = std::fs::write(&stamp, &asked);
                    Ok(())
                }
                Ok(output) => {
                    let said =
                        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
                    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("").to_owned();
                    Err(format!("its packages were not installed: {last}"))
                }
                Err(error) => Err(format!("its packages were not installed: {error}")),
            }
        };
        self.done.insert(key, done.clone());
        done
    }

    fn command(&self, tool: &str) -> Command {
        let mut command = Command::new(tool);
        command.env("PATH", &self.path);
        command
    }

    fn has(&self, tool: &str) -> bool {
        std::env::split_paths(&self.path).any(|folder| folder.join(tool).is_file())
    }

    fn put_first(&mut self, folder: &Path) {
        let all = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&self.path));
        self.path = std::env::join_paths(all).unwrap_or_default();
    }
}

/// Returns the newest Python on the search path or kept by pyenv, whose programs on the path refuse versions that are not chosen.
fn newest_python() -> PathBuf {
    let works =
        |python: &PathBuf| Command::new(python).arg("--version").output().is_ok_and(|output| output.status.success());
    let kept = PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".pyenv/versions");
    let kept: Vec<PathBuf> =
        std::fs::read_dir(kept).into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
    for program in (11..=20).rev().map(|minor| format!("python3.{minor}")) {
        let mut places = std::iter::once(PathBuf::from(&program)).chain(kept.iter().map(|bin| bin.join(&program)));
        if let Some(found) = places.find(works) {
            return found;
        }
    }
    PathBuf::from("python3")
}

fn read_json(path: &Path) -> Value {
    std::fs::read_to_string(path).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null)
}

/// Returns the packages of a manifest, of both kinds.
fn dependencies(manifest: &Value) -> BTreeMap<String, String> {
    let of = |key: &str| {
        manifest[key]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, version)| (name.clone(), version.as_str().unwrap_or("*").to_owned()))
            .collect::<Vec<_>>()
    };
    of("dependencies").into_iter().chain(of("devDependencies")).collect()
}

/// Makes a file name of what is installed.
fn named(parts: impl IntoIterator<Item = String>) -> String {
    let name = parts.into_iter().collect::<Vec<_>>().join("+");
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "+-.".contains(c) { c } else { '_' }).collect()
}
