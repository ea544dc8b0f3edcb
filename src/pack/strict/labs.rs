//! Labs as far as they can be looked at without running them: checks, hints, known wrong answers, minutes.

use super::{Look, asked, counted};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::text::ellipsis;
use crate::course::Lab;
use crate::pack::table::Places;
use std::collections::HashSet;

/// Returns what the labs of a lesson have too little of.
pub(super) fn look(look: &Look<'_>) -> Vec<Diagnostic> {
    let (lesson, limits) = (&look.loaded.lesson, look.limits);
    let mut found = Vec::new();
    if look.numbered && lesson.labs.len() < limits.labs {
        let message = format!("the lesson has {}", counted(lesson.labs.len(), "lab", "labs"));
        found.push(look.of_text("HB0751", message).help(asked("labs", limits.labs)));
    }
    for lab in &lesson.labs {
        if let Some(source) = look.loaded.file(&format!("{}/lab.toml", lab.folder)) {
            found.extend(one(look, lab, source));
        }
    }
    found
}

fn one(look: &Look<'_>, lab: &Lab, source: &SourceText) -> Vec<Diagnostic> {
    let limits = look.limits;
    let places = Places::new(source);
    let mut found = Vec::new();
    let mut floor = |have: usize, least: usize, (one, many): (&str, &str), key: &str, place: &str| {
        if have < least {
            let message = format!("the lab has {}", counted(have, one, many));
            let place = Some(places.find(&[place])).filter(|place| !place.is_empty());
            let place = place.unwrap_or_else(|| places.find(&["title"]));
            found.push(Diagnostic::new("HB0751", message).at(source, place).help(asked(key, least)));
        }
    };
    let checks = check_names(&lab.checks.text);
    floor(checks.len(), limits.lab_checks, ("check", "checks"), "lab_checks", "title");
    floor(lab.hints.len(), limits.lab_hints, ("hint", "hints"), "lab_hints", "hints");
    let words = ("known wrong answer", "known wrong answers");
    floor(lab.wrong.len(), limits.wrong_answers, words, "wrong_answers", "wrong");
    let hinted: HashSet<&str> = lab.hints.iter().filter_map(|hint| hint.check.as_deref()).collect();
    let bare: Vec<&str> = checks.iter().flatten().copied().filter(|name| !hinted.contains(name)).collect();
    let covered = checks.len() - bare.len();
    if covered * 100 < limits.hinted * checks.len() {
        let message = format!("{covered} of {} checks have a hint of their own", checks.len());
        let names: Vec<String> = bare.iter().map(|name| format!("\"{name}\"")).collect();
        let help = format!("without one: {}; {}", ellipsis(&names.join(", "), 200), asked("hinted", limits.hinted));
        found.push(Diagnostic::new("HB0752", message).at(source, places.find(&["hints"])).help(help));
    }
    found
}

/// Returns the checks that a `checks.js` declares: the name of each where it is a plain text. Checks made in a loop are one.
fn check_names(code: &str) -> Vec<Option<&str>> {
    let mut names = Vec::new();
    for line in code.lines().map(str::trim_start) {
        let call = ["test(", "it(", "test.only(", "await test("].iter().find_map(|call| line.strip_prefix(call));
        let Some(rest) = call else { continue };
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'));
        let name = quote.and_then(|quote| rest[1..].split(quote).next());
        // An escape or a place for a value makes another name than is written.
        names.push(name.filter(|name| !name.contains(['\\', '$'])));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::check_names;

    #[test]
    fn checks_are_found_by_their_calls() {
        let code = "import { test } from 'node:test';\ntest('a \"b\"', () => {});\n  test(`c ${d}`, f);\nit(\"e\", f);\nlatest('x');\n";
        assert_eq!(check_names(code), [Some("a \"b\""), None, Some("e")]);
    }
}
