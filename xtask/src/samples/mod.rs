//! Runs the samples that the lessons' code and output come from.
//!
//! A sample is a folder with `run.sh`; `output.txt` beside it is what it must print. Exit code 77 says that a tool it needs is not
//! on this machine. Packages are installed into `target/samples`; languages, servers and tools of the system are not.

mod claims;
mod install;

use crate::{find, root};
use install::Tools;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long a sample may run. Each is written to end within 20 seconds on a machine of its own.
const LIMIT_SECONDS: u64 = 120;

/// How often a running sample is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// How a sample ended.
#[derive(Debug, Clone, PartialEq)]
enum Ending {
    /// It printed what `output.txt` holds.
    Ran,
    /// Something it needs is not here; in its own words.
    Skipped(String),
    /// It failed or printed something else; why.
    Failed(String),
}

/// Installs, runs and compares the samples whose path holds one of `wanted`, or all; writes `target/samples/report.txt`.
///
/// Returns false when one failed, or when a lesson claims a run that no sample backs.
pub(crate) fn run(wanted: &[String]) -> bool {
    let samples = root().join("lessons/samples");
    let mut scripts = Vec::new();
    find(&samples, "run.sh", &mut scripts);
    let mut tools = Tools::new(root().join("target/samples"));
    let mut report = tools.versions();
    let mut endings = BTreeMap::new();
    for folder in scripts.iter().filter_map(|script| script.parent()) {
        let name = folder.strip_prefix(&samples).unwrap_or(folder).display().to_string();
        if !wanted.is_empty() && !wanted.iter().any(|part| name.contains(part.as_str())) {
            continue;
        }
        let ending = sample(folder, &mut tools);
        let line = match &ending {
            Ending::Ran => format!("ran      {name}"),
            Ending::Skipped(why) => format!("skipped  {name}: {why}"),
            Ending::Failed(why) => format!("FAILED   {name}: {why}"),
        };
        println!("{line}");
        report.push(line);
        endings.insert(folder.to_path_buf(), ending);
    }
    let claims = if wanted.is_empty() { claims::unbacked(&root().join("lessons"), &endings) } else { Vec::new() };
    for claim in &claims {
        println!("CLAIM    {claim}");
        report.push(format!("CLAIM    {claim}"));
    }
    let count = |which: fn(&Ending) -> bool| endings.values().filter(|ending| which(ending)).count();
    let failed = count(|ending| matches!(ending, Ending::Failed(_)));
    let sum = format!(
        "{} ran, {} skipped, {failed} failed, {} claims without a run",
        count(|ending| *ending == Ending::Ran),
        count(|ending| matches!(ending, Ending::Skipped(_))),
        claims.len()
    );
    println!("{sum}");
    report.push(sum);
    let _ = std::fs::write(root().join("target/samples/report.txt"), report.join("\n") + "\n");
    failed == 0 && claims.is_empty()
}

fn sample(folder: &Path, tools: &mut Tools) -> Ending {
    let Ok(expected) = std::fs::read_to_string(folder.join("output.txt")) else {
        return Ending::Failed("it has no output.txt".to_owned());
    };
    let (environment, missing) = tools.environment(folder);
    let why = |why: String| missing.iter().fold(why, |why, missing| format!("{why} ({missing})"));
    match once(folder, &environment, &expected) {
        Ending::Ran => Ending::Ran,
        Ending::Skipped(reason) => Ending::Skipped(why(reason)),
        Ending::Failed(reason) => Ending::Failed(why(reason)),
    }
}

fn once(folder: &Path, environment: &[(String, PathBuf)], expected: &str) -> Ending {
    let scratch = root().join("target/samples");
    let (out, err) = (scratch.join("stdout"), scratch.join("stderr"));
    let (Ok(stdout), Ok(stderr)) = (std::fs::File::create(&out), std::fs::File::create(&err)) else {
        return Ending::Failed("target/samples cannot be written".to_owned());
    };
    let mut command = Command::new("bash");
    command.arg("run.sh").current_dir(folder).stdin(Stdio::null()).stdout(stdout).stderr(stderr);
    for (name, value) in environment {
        command.env(name, value);
    }
    let status = match command.spawn() {
        Err(error) => return Ending::Failed(format!("bash did not start: {error}")),
        Ok(mut child) => {
            let mut looks = u128::from(LIMIT_SECONDS) * 1000 / LOOK.as_millis();
            loop {
                match child.try_wait() {
                    Ok(Some(status)) => break status,
                    Ok(None) if looks > 0 => std::thread::sleep(LOOK),
                    _ => {
                        let _ = child.kill();
                        let _ = child.wait();
                        return Ending::Failed(format!("it ran for more than {LIMIT_SECONDS} seconds"));
                    }
                }
                looks -= 1;
            }
        }
    };
    let read = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
    let printed = read(&out);
    match status.code() {
        Some(77) => Ending::Skipped(printed.lines().last().unwrap_or("").trim_start_matches("SKIP: ").to_owned()),
        Some(0) if printed == expected => Ending::Ran,
        Some(0) => Ending::Failed(difference(expected, &printed)),
        code => Ending::Failed(format!("exit code {code:?}: {}", read(&err).lines().last().unwrap_or(""))),
    }
}

/// Names the first line that differs.
fn difference(expected: &str, printed: &str) -> String {
    let (mut before, mut now) = (expected.lines(), printed.lines());
    for line in 1.. {
        match (before.next(), now.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let shown = |text: Option<&str>| text.map_or("nothing".to_owned(), |text| format!("{text:?}"));
                return format!("line {line} of output.txt: expected {}, printed {}", shown(old), shown(new));
            }
        }
    }
    "it differs from output.txt in line ends".to_owned()
}
