//! Promise: the examples of docs/pack-format.md load without a word of complaint.

use crate::support::Folder;
use hornbook::base::diag::render;
use hornbook::pack::{Pack, check, inspect};

/// The TOML blocks of the page, by the file they name.
fn examples() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pack-format.md")).unwrap();
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match &mut open {
            None => open = line.strip_prefix("```toml ").map(|name| (name.trim().to_owned(), String::new())),
            Some(_) if line == "```" => examples.extend(open.take()),
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    examples
}

#[test]
fn every_example_of_the_page_loads() {
    let examples = examples();
    assert_eq!(examples.len(), 5, "{:?}", examples.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let folder = Folder::with(&[
        ("SUMMARY.md", "# Summary\n\n- [HTTP](http/lesson.md)\n- [Routing](routing/lesson.md)\n"),
        ("http/lesson.md", "# HTTP\n"),
        ("http/lesson.toml", "id = \"http\"\n"),
        ("routing/lesson.md", "# Routing\n\n## Matching order\n\nIn order.\n"),
    ]);
    // The example of a house with rules has a pack of its own.
    let (rules, examples): (Vec<_>, Vec<_>) = examples.into_iter().partition(|(name, _)| name == "check/pack.toml");
    let house = Folder::with(&[("SUMMARY.md", "# Summary\n\n- [One](one.md)\n"), ("one.md", "# One\n")]);
    house.write("pack.toml", rules[0].1.as_bytes());
    let house = inspect(&Pack::open(house.path()).unwrap(), true).found;
    assert_eq!(
        house.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        ["HB0732"],
        "the lesson has too few words"
    );
    for (name, text) in &examples {
        let place = if matches!(name.as_str(), "pack.toml" | "glossary.toml") {
            name.clone()
        } else {
            format!("routing/{name}")
        };
        folder.write(&place, text.as_bytes());
    }
    let pack = Pack::open(folder.path()).unwrap();
    let found = check(&pack);
    assert!(found.is_empty(), "{}", render::human(&found, render::Style::default()));
    let lesson = pack.lesson(1).unwrap().lesson;
    assert_eq!(lesson.closing_quiz().unwrap().quiz.questions.len(), 9, "one example of each type");
    assert_eq!(pack.glossary().0.terms.len(), 1);
}
