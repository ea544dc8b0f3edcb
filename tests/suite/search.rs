//! Promise: what is there is found, best first, however it is asked for; and what is found is what the files say now.

use crate::support::Folder;
use hornbook::base::dirs::Dirs;
use hornbook::course::{LessonId, PackId};
use hornbook::learner::Place;
use hornbook::pack::Pack;
use hornbook::study::{Answer, Asked, Finder, Kind, NoteText, remember_pack};
use proptest::prelude::*;
use std::fs;

fn pack() -> Folder {
    Folder::with(&[
        ("pack.toml", "format = 1\nid = \"t\"\ntitle = \"A pack\"\n"),
        (
            "SUMMARY.md",
            "# Summary\n\n# Basics\n\n- [Routing](routing/lesson.md)\n- [Transactions](tx/lesson.md)\n\n# More\n\n- [Café culture](cafe/lesson.md)\n",
        ),
        (
            "routing/lesson.md",
            "# Routing\n\nA router maps a path to a handler.\n\n## Route parameters\n\nA parameter takes part of the path. Middleware runs before.\n\n\
             ```js tab=\"Express\"\napp.get('/users/:id', (req, res) => res.sendStatus(404));\n```\n\n```java tab=\"Spring\"\n@Transactional void saveAll() { user_id++; }\n```\n\n\
             Headers such as Content-Type matter in C++ and C#.\n\n{{#quiz quiz.toml:path}}\n",
        ),
        ("routing/lesson.toml", "id = \"routing\"\n"),
        (
            "routing/quiz.toml",
            "[[questions]]\nid = \"path\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"What does a wildcard match?\"\nprompt.distractors = [\"Nothing\"]\nanswer.answer = \"Zebras\"\ncontext = \"Secretly because.\"\n",
        ),
        (
            "tx/lesson.md",
            "# Transactions\n\nRouting is not about parameters and a route of a kind.\n\n## Isolation\n\nRoute planning needs parameters: a route without parameters.\n",
        ),
        ("cafe/lesson.md", "# Café culture\n\nNaïve people say 日本語のテキスト. The end.\n"),
        (
            "glossary.toml",
            "[[terms]]\nterm = \"Handler\"\ndefinition = \"What answers a request.\"\nlesson = \"routing\"\n\n[[terms]]\nterm = \"Idempotent\"\ndefinition = \"Twice is once.\"\n",
        ),
    ])
}

fn finder(pack: &Folder, home: &Folder) -> Finder {
    Finder::new(Pack::open(pack.path()).unwrap(), Some(&Dirs::under(home.path()))).alone()
}

fn ask(finder: &mut Finder, query: &str) -> Answer {
    finder.answer(&Asked { number: 1, query: query.to_owned(), limit: 50, look_again: false })
}

/// Everything indexed.
fn ready(pack: &Folder, home: &Folder) -> Finder {
    let mut finder = finder(pack, home);
    while finder.step() {}
    finder
}

/// Kind, lesson and what is marked of each hit.
fn shown(answer: &Answer) -> Vec<String> {
    let of = |text: &str, marks: &[std::ops::Range<usize>]| {
        marks.iter().map(|mark| text[mark.clone()].to_owned()).collect::<Vec<_>>().join("+")
    };
    let hits = answer.hits.iter().map(|found| &found.hit);
    hits.map(|hit| {
        let marked = [of(&hit.name, &hit.name_marks), of(&hit.text, &hit.marks)].concat();
        format!("{} {}: {marked}", hit.kind.name(), hit.lesson.title)
    })
    .collect()
}

fn first(finder: &mut Finder, query: &str) -> String {
    shown(&ask(finder, query)).first().cloned().unwrap_or_default()
}

#[test]
fn titles_come_first_then_headings_then_phrases_then_words_that_are_near() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    let routing = shown(&ask(&mut finder, "routing "));
    assert_eq!(routing[0], "title Routing: Routing", "{routing:?}");
    let parameters = shown(&ask(&mut finder, "route parameters "));
    assert_eq!(parameters[0], "heading Routing: Route+parameters", "{parameters:?}");
    let apart = parameters.iter().position(|hit| hit.starts_with("text Transactions: Routing")).is_none();
    assert!(apart, "a word in camel case or a form is no other word: {parameters:?}");
    let near = shown(&ask(&mut finder, "\"without parameters\""));
    assert_eq!(near, ["text Transactions: without parameters"]);
}

#[test]
fn names_in_code_are_found_whole_and_in_parts() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    for (query, hit) in [
        ("res.sendStatus", "code Routing: res.sendStatus"),
        ("sendStatus ", "code Routing: sendStatus"),
        ("status ", "code Routing: Status"),
        ("@Transactional", "code Routing: @Transactional"),
        ("saveAll", "code Routing: saveAll"),
        ("user_id ", "code Routing: user_id"),
        ("content-type", "text Routing: Content-Type"),
        ("C++", "text Routing: C++"),
        ("c# ", "text Routing: C#"),
        ("/users/:id", "code Routing: /users/:id"),
    ] {
        assert_eq!(first(&mut finder, query), hit, "{query}");
    }
}

#[test]
fn accents_do_not_matter_and_scripts_without_spaces_are_found() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    assert_eq!(first(&mut finder, "cafe"), "title Café culture: Café");
    assert_eq!(first(&mut finder, "naive "), "text Café culture: Naïve");
    assert_eq!(first(&mut finder, "日本"), "text Café culture: 日本");
    assert_eq!(first(&mut finder, "語"), "text Café culture: 語");
    assert_eq!(first(&mut finder, "本日"), "");
}

#[test]
fn slips_are_forgiven_and_said() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    let answer = ask(&mut finder, "midleware ");
    assert_eq!(shown(&answer), ["text Routing: Middleware"]);
    assert_eq!((answer.corrected[0].typed.as_str(), answer.corrected[0].meant.as_str()), ("midleware", "middleware"));
    assert_eq!(first(&mut finder, "transactoins"), "title Transactions: Transactions");
    let nothing = ask(&mut finder, "\"idempotant\"");
    assert!(nothing.hits.is_empty());
    assert_eq!(nothing.nearest.as_deref(), Some("idempotent"));
}

#[test]
fn filters_narrow_by_part_kind_and_lesson() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    let kinds = |answer: &Answer| answer.hits.iter().map(|found| found.hit.kind).collect::<Vec<_>>();
    assert!(kinds(&ask(&mut finder, "kind:code res")).iter().all(|kind| *kind == Kind::Code));
    assert_eq!(kinds(&ask(&mut finder, "kind:heading lesson:2")), [Kind::Heading]);
    assert_eq!(shown(&ask(&mut finder, "part:more the ")), ["text Café culture: The"]);
    assert_eq!(shown(&ask(&mut finder, "part:I lesson:routing kind:glossary handler")), ["glossary Routing: Handler"]);
    assert!(ask(&mut finder, "kind:dance path").hits.is_empty());
    assert_eq!(ask(&mut finder, "kind:dance path").query.unknown_kind(), Some("dance"));
}

#[test]
fn a_question_is_found_by_what_it_asks_and_not_by_its_explanation() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    let answer = ask(&mut finder, "wildcard");
    let hit = &answer.hits[0].hit;
    assert_eq!((hit.kind, hit.reference.as_deref()), (Kind::Question, Some("routing/quiz.toml#path")));
    assert!(hit.text.find("Nothing").unwrap() < hit.text.find("Zebras").unwrap(), "{}", hit.text);
    assert!(ask(&mut finder, "secretly").hits.is_empty());
}

#[test]
fn a_place_is_where_the_words_stand() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    let answer = ask(&mut finder, "middleware ");
    let place = answer.hits[0].hit.place;
    let lesson = Pack::open(pack.path()).unwrap().lesson(0).unwrap().lesson;
    let words: String =
        hornbook::page::segments(&lesson, place.block).into_iter().map(|segment| segment.text).collect();
    assert!(words[place.offset..].starts_with("Middleware"), "{words}");
}

#[test]
fn what_is_found_is_what_the_files_say_now() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    assert_eq!(ask(&mut finder, "zeppelin").hits.len(), 0);
    pack.write("tx/lesson.md", b"# Transactions\n\nA zeppelin.\n");
    let asked = Asked { number: 2, query: "zeppelin".into(), limit: 10, look_again: true };
    let meanwhile = finder.answer(&asked);
    assert!(meanwhile.progress.is_some() && meanwhile.hits.is_empty());
    while finder.step() {}
    assert_eq!(shown(&ask(&mut finder, "zeppelin")), ["text Transactions: zeppelin"]);
    assert_eq!(ask(&mut finder, "isolation").hits.len(), 0);
    // A lesson that is taken out of the outline is gone, in a new session too; its title is the outline's.
    pack.write("SUMMARY.md", b"# Summary\n\n- [Ways](routing/lesson.md)\n");
    drop(finder);
    let mut finder = ready(&pack, &home);
    assert_eq!(ask(&mut finder, "zeppelin").hits.len(), 0);
    assert_eq!(first(&mut finder, "ways "), "title Ways: Ways");
    pack.write("glossary.toml", b"[[terms]]\nterm = \"Wicket\"\ndefinition = \"A door.\"\nlesson = \"routing\"\n");
    finder.look_again();
    while finder.step() {}
    assert_eq!(first(&mut finder, "wicket"), "glossary Ways: Wicket");
    assert_eq!(first(&mut finder, "handler kind:glossary"), "");
}

fn index_files(home: &Folder) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(home.join("cache/search")).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn an_index_is_kept_and_only_what_changed_is_done_again() {
    let (pack, home) = (pack(), Folder::with(&[]));
    drop(ready(&pack, &home));
    let before = index_files(&home);
    assert_eq!(before.len(), 1, "{before:?}");
    drop(ready(&pack, &home));
    assert_eq!(index_files(&home), before, "nothing changed");
    let mut finder = finder(&pack, &home);
    assert_eq!(first(&mut finder, "routing "), "title Routing: Routing");
    pack.write("cafe/lesson.md", b"# Caf\n\nA zeppelin.\n");
    while finder.step() {}
    let after = index_files(&home);
    assert!(after.len() == 1 && after != before, "{after:?}");
}

#[test]
fn a_damaged_file_is_thrown_away_and_made_anew() {
    let (pack, home) = (pack(), Folder::with(&[]));
    drop(ready(&pack, &home));
    let file = index_files(&home).remove(0);
    let whole = fs::read(&file).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&file, bytes).unwrap();
        let mut finder = ready(&pack, &home);
        assert_eq!(first(&mut finder, "routing "), "title Routing: Routing");
    }
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(first(&mut ready(&pack, &home), "routing "), "title Routing: Routing");
    assert_eq!(index_files(&home).len(), 1);
}

#[test]
fn without_a_place_to_keep_it_the_index_is_in_memory_and_that_is_said_once() {
    let (pack, home) = (pack(), Folder::with(&[("cache", "a file where a folder should be")]));
    let mut finder = ready(&pack, &home);
    let answer = ask(&mut finder, "routing ");
    assert_eq!(shown(&answer)[0], "title Routing: Routing");
    assert!(answer.told.len() == 1 && answer.told[0].contains("cannot be kept"), "{:?}", answer.told);
    assert!(ask(&mut finder, "routing ").told.is_empty());
    let mut homeless = Finder::new(Pack::open(pack.path()).unwrap(), None).alone();
    while homeless.step() {}
    assert_eq!(first(&mut homeless, "routing "), "title Routing: Routing");
}

#[test]
fn two_programs_at_once_do_not_disturb_each_other() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let (mut one, mut two) = (finder(&pack, &home), finder(&pack, &home));
    // Step by step in turns, the files changed between.
    for round in 0..40 {
        let more = [one.step(), two.step()];
        if round == 3 {
            pack.write("cafe/lesson.md", b"# Caf\n\nA zeppelin.\n");
            two.look_again();
        }
        if more == [false, false] {
            break;
        }
    }
    for finder in [&mut one, &mut two] {
        while finder.step() {}
        assert_eq!(first(finder, "routing "), "title Routing: Routing");
    }
    assert_eq!(first(&mut two, "zeppelin"), "text Café culture: zeppelin");
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let mut finder = finder(&pack, &home);
            std::thread::spawn(move || {
                while finder.step() {}
                first(&mut finder, "zeppelin")
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "text Café culture: zeppelin");
    }
    assert!(index_files(&home).iter().all(|file| file.extension().is_some_and(|end| end == "index")));
}

#[test]
fn notes_and_packs_opened_before_are_found_too() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let other = Folder::with(&[
        ("pack.toml", "format = 1\nid = \"other\"\ntitle = \"Other pack\"\n"),
        ("SUMMARY.md", "# Summary\n\n- [Balloons](b.md)\n"),
        ("b.md", "# Balloons\n\nA zeppelin is rigid.\n"),
    ]);
    let list = home.join("packs.toml");
    remember_pack(&list, other.path(), "Other pack").unwrap();
    remember_pack(&list, &home.join("gone"), "Gone pack").unwrap();
    let mut finder = Finder::new(Pack::open(pack.path()).unwrap(), Some(&Dirs::under(home.path())));
    while finder.step() {}
    finder.set_notes(vec![NoteText {
        id: "n1".into(),
        pack: PackId::new("t"),
        lesson: LessonId::new("routing"),
        title: "Routing".into(),
        place: Place { block: 3, offset: 0 },
        text: "Remember the zeppelin.".into(),
    }]);
    let answer = ask(&mut finder, "zeppelin");
    let found: Vec<_> = answer.hits.iter().map(|found| (found.hit.kind, found.pack.title.as_str())).collect();
    assert!(found.contains(&(Kind::Note, "A pack")) && found.contains(&(Kind::Text, "Other pack")), "{found:?}");
    assert!(answer.told.len() == 1 && answer.told[0].contains("Gone pack"), "{:?}", answer.told);
    assert!(!fs::read_to_string(&list).unwrap().contains("gone"));
    assert!(ask(&mut finder, "introduction").hits.iter().any(|found| found.pack.folder.is_none()));
    finder.set_notes(Vec::new());
    assert!(!ask(&mut finder, "zeppelin").hits.iter().any(|found| found.hit.kind == Kind::Note));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn no_query_breaks_it(queries in prop::collection::vec("(?s)[\"*():^{}+\\-' \\\\\u{0}a-dAND OR NEAR NOT路É\u{301}#.@:/]{0,40}|\\PC{0,60}", 1..12)) {
        let (pack, home) = (pack(), Folder::with(&[]));
        let mut finder = ready(&pack, &home);
        for query in queries {
            let answer = ask(&mut finder, &query);
            for found in &answer.hits {
                for mark in &found.hit.marks {
                    prop_assert!(found.hit.text.get(mark.clone()).is_some());
                }
            }
            prop_assert!(answer.told.is_empty(), "{:?}", answer.told);
        }
    }
}

#[test]
fn a_query_of_ten_thousand_bytes_is_answered() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut finder = ready(&pack, &home);
    for query in [
        "router ".repeat(1_500),
        "\"".repeat(10_000),
        "a".repeat(10_000),
        "路由\0 ".repeat(2_000),
        "kind:code ".repeat(1_000),
    ] {
        let answer = ask(&mut finder, &query);
        assert!(answer.told.is_empty(), "{:?}", answer.told);
    }
}

#[test]
fn a_title_is_first_however_many_headings_and_words_there_are() {
    let (folder, home) = (Folder::with(&[]), Folder::with(&[]));
    let mut outline = String::from("# Summary\n\n");
    for number in 0..60 {
        outline.push_str(&format!("- [Lesson {number}](l{number}.md)\n"));
        let sections = "## Zeppelin flights\n\nA zeppelin flies.\n\nThe zeppelin lands.\n\n".repeat(12);
        folder.write(&format!("l{number}.md"), format!("# Lesson {number}\n\n{sections}").as_bytes());
    }
    outline.push_str("- [The zeppelin](z.md)\n");
    folder.write("z.md", b"# The zeppelin\n\nWords.\n");
    folder.write("SUMMARY.md", outline.as_bytes());
    let mut finder = ready(&folder, &home);
    let answer = ask(&mut finder, "zeppelin");
    assert_eq!(shown(&answer)[..2], ["title The zeppelin: zeppelin", "heading Lesson 0: Zeppelin"]);
    assert!(answer.more && answer.hits.len() == 50);
    assert_eq!(shown(&answer), shown(&ask(&mut finder, "zeppelin")), "the same words find the same in the same order");
}
