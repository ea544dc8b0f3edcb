//! Promise: a note outlives machines, merges, resets and repairs, and leaves as Markdown that says what was written.

use crate::support::{Folder, Program};
use hornbook::base::chance::Chance;
use hornbook::base::clock::{Clock, Timestamp};
use hornbook::learner::{Anchor, Event, Note, NoteId, NoteKind, NoteVersion, Place};
use hornbook::pack::Pack;
use hornbook::study::{KeptNote, Scope, Store, Where, note_texts, recap, repair};
use proptest::prelude::*;
use std::path::Path;

fn open(path: &Path, seed: u64, now: i64) -> Store {
    Store::open(path, Clock::manual(Timestamp(now)), Chance::from_seed(seed)).unwrap().store
}

fn place() -> Where {
    Where { pack: "p".into(), pack_version: "1".into(), lesson: "one".into(), path: "one.md".into() }
}

fn note(id: &str, text: &str, version: NoteVersion) -> Note {
    let anchor = Anchor { place: Place { block: 2, offset: 7 }, exact: "the words".into(), ..Anchor::default() };
    Note { id: NoteId(id.into()), kind: NoteKind::Note, anchor, text: text.into(), made: Timestamp(5), version }
}

fn at(changed: i64, edit: u32) -> NoteVersion {
    NoteVersion { changed: Timestamp(changed), edit }
}

fn kept(id: &str, text: &str, version: NoteVersion) -> Event {
    Event::NoteKept { note: note(id, text, version) }
}

fn texts(store: &Store) -> Vec<String> {
    store.all_notes().unwrap().into_iter().map(|kept| kept.note.text).collect()
}

#[test]
fn two_machines_that_edit_one_note_agree_and_nothing_is_lost() {
    let folder = Folder::with(&[]);
    let (a, b) = (folder.join("a.db"), folder.join("b.db"));
    let (mut one, mut two) = (open(&a, 1, 10), open(&b, 2, 10));
    one.append(&place(), &[kept("n", "first", at(10, 0))]).unwrap();
    two.merge(&a).unwrap();
    one.append(&place(), &[kept("n", "here", at(20, 1)), kept("n", "here again", at(21, 2))]).unwrap();
    two.append(&place(), &[kept("n", "there", at(30, 1))]).unwrap();
    one.merge(&b).unwrap();
    two.merge(&a).unwrap();
    assert_eq!((texts(&one), texts(&two)), (vec!["there".to_owned()], vec!["there".to_owned()]));
    let log = serde_json::to_string(&two.export().unwrap()).unwrap();
    assert!(log.contains("here again"), "{log}");
    assert!(one.verify().unwrap().is_well() && two.verify().unwrap().is_well());
}

#[test]
fn a_removal_stays_unless_a_later_edit_brings_the_note_back() {
    let mut store = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(1)).unwrap();
    let removed = |version| Event::NoteRemoved { note: NoteId("n".into()), version };
    store.append(&place(), &[kept("n", "a", at(10, 0)), removed(at(20, 1)), kept("n", "old", at(15, 7))]).unwrap();
    assert_eq!(texts(&store), Vec::<String>::new());
    store.append(&place(), &[kept("n", "back", at(20, 2))]).unwrap();
    assert_eq!(texts(&store), ["back"]);
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn a_clock_that_was_in_another_century_does_not_undo_later_edits() {
    let mut store = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(1)).unwrap();
    let far = NoteVersion::first(Timestamp(i64::MAX));
    let back = far.next(Timestamp(1_700_000_000_000));
    store.append(&place(), &[kept("n", "from the future", far), kept("n", "from now", back)]).unwrap();
    assert_eq!(texts(&store), ["from now"]);
}

#[test]
fn notes_survive_export_import_reset_and_repair() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    let mut store = open(&path, 1, 10);
    store.append(&place(), &[Event::LessonOpened, kept("n", "mine", at(10, 0))]).unwrap();
    store.append(&place(), &[kept("gone", "x", at(10, 0))]).unwrap();
    store.append(&place(), &[Event::NoteRemoved { note: NoteId("gone".into()), version: at(11, 1) }]).unwrap();
    assert_eq!(store.reset(&Scope::Everything).unwrap(), 1);
    assert_eq!(texts(&store), ["mine"]);
    let json = serde_json::to_vec(&store.export().unwrap()).unwrap();
    let mut other = open(&folder.join("b.db"), 2, 10);
    other.import(&json).unwrap();
    assert_eq!(other.all_notes().unwrap(), store.all_notes().unwrap());
    assert_eq!(other.notes(&"p".into(), &"one".into()).unwrap()[0].note, note("n", "mine", at(10, 0)));
    store.rebuild().unwrap();
    assert!(store.verify().unwrap().is_well());
    drop(store);
    repair(&path, Clock::manual(Timestamp(9)), Chance::from_seed(3)).unwrap();
    assert_eq!(texts(&open(&path, 4, 10)), ["mine"]);
}

#[test]
fn what_was_half_typed_becomes_the_note_and_leaves_no_second_copy() {
    let folder = Folder::with(&[]);
    let mut store = open(&folder.join("a.db"), 1, 10);
    let half = KeptNote { at: place(), note: note("n", "half a thou", at(10, 0)) };
    store.save_note_draft(&NoteId("n".into()), Some(&half)).unwrap();
    store.reset(&Scope::Everything).unwrap();
    assert_eq!((store.take_up_note_drafts().unwrap(), store.take_up_note_drafts().unwrap()), (1, 0));
    assert_eq!(texts(&store), ["half a thou"]);
    store.save_note_draft(&NoteId("n".into()), Some(&half)).unwrap();
    store.append(&place(), &[kept("n", "half a thought", at(11, 1))]).unwrap();
    assert_eq!(store.take_up_note_drafts().unwrap(), 0);
    store.save_draft(":note/x", Some("{ no json")).unwrap();
    assert_eq!(store.take_up_note_drafts().unwrap(), 0);
}

#[test]
fn all_notes_are_there_as_text_for_a_search() {
    let mut store = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(1)).unwrap();
    store.append(&place(), &[kept("n", "my thought", at(10, 0))]).unwrap();
    let found = note_texts(&store).unwrap();
    assert_eq!((found[0].text.as_str(), found[0].place), ("the words\nmy thought", Place { block: 2, offset: 7 }));
    assert_eq!(found[0].lesson.as_str(), "one");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever the order in which versions arrive, the same one counts.
    #[test]
    fn the_order_of_a_merge_does_not_matter(
        events in proptest::collection::vec((0..3usize, 0..4i64, 0..3u32, any::<bool>(), 0..9u32), 1..12),
        order in any::<u64>(),
    ) {
        let mut one = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(1)).unwrap();
        for (id, changed, edit, removed, text) in &events {
            let id = NoteId(format!("n{id}"));
            let event = match removed {
                true => Event::NoteRemoved { note: id, version: at(*changed, *edit) },
                false => kept(&id.0, &text.to_string(), at(*changed, *edit)),
            };
            one.append(&place(), &[event]).unwrap();
        }
        let mut export = one.export().unwrap();
        Chance::from_seed(order).shuffle(&mut export.records);
        let mut two = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(2)).unwrap();
        two.import(&serde_json::to_vec(&export).unwrap()).unwrap();
        prop_assert_eq!(one.all_notes().unwrap(), two.all_notes().unwrap());
        prop_assert!(two.verify().unwrap().is_well());
    }
}

const LESSON: &str = "# First\n\nA router picks `*a` rule by method.\n\n## Middleware\n\nOrder is everything.\n";

fn pack() -> Folder {
    let folder = Folder::lesson(LESSON);
    folder.write("SUMMARY.md", b"# Summary\n\n# Part\n\n- [One](one/lesson.md)\n- [Later]()\n");
    folder
}

#[test]
fn notes_are_added_listed_edited_exported_and_removed_on_the_command_line() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let folder = pack.path().to_string_lossy().into_owned();
    let run = |arguments: &[&str]| Program::in_home(home.path(), arguments).run();
    assert_eq!(run(&["notes"]).out, "There are no notes.\n");
    assert!(!home.join("default.db").exists(), "looking made a file");
    let added = run(&[
        "notes",
        "add",
        "mind the *order*\n# no heading",
        "--lesson",
        "1",
        "--pack",
        &folder,
        "--quote",
        "Order is",
    ]);
    assert_eq!((added.code, added.err.as_str()), (0, ""));
    let id = added.out.trim();
    assert!(run(&["notes"]).out.contains("\"Order is\""));
    let refused = run(&["notes", "add", "x", "--lesson", "1", "--pack", &folder, "--quote", "not said"]);
    assert_eq!((refused.code, refused.err.contains("does not say")), (1, true));
    let exported = run(&["notes", "export", "--pack", &folder]).out;
    assert!(exported.contains("## 1 One\n"), "{exported}");
    assert!(exported.contains("[Middleware](<one/lesson.md#middleware>) · `one/lesson.md#middleware`"), "{exported}");
    assert!(exported.contains("  > Order is\n\n  mind the \\*order\\*\\\n  \\# no heading"), "{exported}");
    let edited = Program::in_home(home.path(), &["notes", "edit", &id[..8]]).input("new words\n").run();
    assert_eq!((edited.code, edited.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&run(&["notes", "--pack", &folder, "--json"]).out).unwrap();
    assert_eq!((&json[0]["text"], &json[0]["section"]), (&"new words".into(), &"middleware".into()));
    assert_eq!(run(&["notes", "remove", "nothing"]).code, 1);
    assert_eq!(run(&["notes", "remove", id]).code, 0);
    assert_eq!(run(&["notes", "list"]).out, "There are no notes.\n");
}

#[test]
fn a_recap_holds_answers_with_explanations_labs_notes_and_terms() {
    let (pack, home) = (pack(), Folder::with(&[]));
    pack.write("one/lesson.toml", b"id = \"first\"\nterms = [\"router\"]\n");
    pack.write(
        "glossary.toml",
        b"[[terms]]\nterm = \"router\"\ndefinition = \"What *picks* a rule.\"\nlesson = \"first\"\n",
    );
    pack.write(
        "one/quiz.toml",
        b"[[questions]]\nid = \"q\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"Which method `reads`?\"\nanswer.answer = \"GET\"\ncontext = \"```\\nunclosed\"\n",
    );
    let folder = pack.path().to_string_lossy().into_owned();
    let run = |arguments: &[&str]| Program::in_home(home.path(), arguments).run();
    let empty = run(&["recap", "1", "--pack", &folder]);
    assert!(
        empty.out.starts_with("# 1 One\n") && empty.out.contains("**router**: What *picks* a rule."),
        "{}",
        empty.out
    );
    assert!(!home.join("default.db").exists(), "looking made a file");
    let quiz = Program::in_home(home.path(), &["quiz", "1", "--plain", "--pack", &folder]).input("`PUT`\n").run();
    assert_eq!(quiz.code, 1, "{}", quiz.out);
    assert_eq!(run(&["notes", "add", "> mine", "--lesson", "1", "--pack", &folder]).code, 0);
    let lesson = run(&["recap", "1", "--pack", &folder]);
    let part = run(&["recap", "part", "1", "--pack", &folder]);
    assert_eq!((lesson.code, &lesson.out), (0, &part.out));
    for words in
        ["- Which method `reads`?", "**Not right.**", "Yours: \\`PUT\\`", "The answer: GET", "unclosed", "\\> mine"]
    {
        assert!(lesson.out.contains(words), "no {words} in\n{}", lesson.out);
    }
    let headings: Vec<&str> = lesson.out.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["# 1 One", "## Answers", "## Notes", "## Terms"]);
    assert_eq!(run(&["recap", "part", "9", "--pack", &folder]).code, 1);
    assert_eq!(run(&["recap", "2", "--pack", &folder]).code, 1);
}

#[test]
fn a_recap_shows_the_code_of_a_lab_what_differs_from_the_start_and_the_last_result() {
    let pack = Pack::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-pack")).unwrap();
    let chapter = pack.find("1").unwrap();
    let lesson = pack.lesson_id(chapter).unwrap();
    let info = pack.info();
    let at = Where {
        pack: info.id.clone(),
        pack_version: info.version.clone(),
        lesson: lesson.clone(),
        path: "code/lesson.md".into(),
    };
    let mut store = Store::in_memory(Clock::manual(Timestamp(0)), Chance::from_seed(1)).unwrap();
    let code = "import express from 'express';\n// ```\nexport default express();\n";
    store.save_draft(&format!("{}/{lesson}/lab/ports/app.js", info.id), Some(code)).unwrap();
    let ran = Event::LabRan { lab: "ports".into(), passed: 1, total: 3, solved: false, millis: 5, seconds: 9 };
    store.append(&at, &[ran]).unwrap();
    let text = recap(&pack, &store, &[chapter]).unwrap();
    // The code holds a fence of its own: the one around it is longer.
    for words in [
        "### Answer with the ports",
        "In the last run 1 of 3 checks passed.",
        "````js\nimport express from 'express';\n// ```\n",
        "````diff\n",
        "\n-const app = express();\n",
        "\n+// ```\n",
    ] {
        assert!(text.contains(words), "no {words} in\n{text}");
    }
}
