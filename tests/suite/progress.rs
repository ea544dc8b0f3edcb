//! Promise: what was saved is there, damage is named, two copies become one.

use crate::support::{Folder, take_back};
use hornbook::base::chance::Chance;
use hornbook::base::clock::{Clock, Timestamp};
use hornbook::course::QuestionId;
use hornbook::learner::{Answer, AttemptId, Event, Mastery, Outcome, Place, Snapshot, SnapshotReason};
use hornbook::study::{Notice, Scope, Store, StoreError, Where, export_schema, repair};
use std::path::Path;

fn clock() -> Clock {
    Clock::manual(Timestamp(1_700_000_000_000))
}

fn open(path: &Path, seed: u64) -> Store {
    Store::open(path, clock(), Chance::from_seed(seed)).unwrap().store
}

fn place(lesson: &str) -> Where {
    Where { pack: "p".into(), pack_version: "1".into(), lesson: lesson.into(), path: format!("{lesson}.md") }
}

fn answered(question: &str, attempt: Option<&str>, outcome: Outcome) -> Event {
    Event::Answered {
        attempt: attempt.map(|id| AttemptId(id.into())),
        file: "quiz.toml".into(),
        question: QuestionId::new(question),
        answer: Answer::Text(format!("answer to {question}")),
        outcome,
        certainty: None,
        millis: 5,
    }
}

fn quiz(id: &str, right: u32) -> Vec<Event> {
    let questions: Vec<QuestionId> = (0..5).map(|at| QuestionId::new(format!("q{at}"))).collect();
    let mut events =
        vec![Event::QuizStarted { attempt: AttemptId(id.into()), file: "quiz.toml".into(), seed: u64::MAX, questions }];
    for at in 0..5 {
        let outcome = if at < right { Outcome::Right } else { Outcome::Wrong };
        events.push(answered(&format!("q{at}"), Some(id), outcome));
    }
    events.push(Event::QuizFinished {
        attempt: AttemptId(id.into()),
        file: "quiz.toml".into(),
        right,
        total: 5,
        closing: true,
    });
    events
}

#[test]
fn everything_saved_is_there_after_reopening() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    {
        let mut store = open(&path, 1);
        store
            .append(&place("one"), &[Event::LessonOpened, Event::SectionSeen { anchor: "s".into() }, Event::LessonRead])
            .unwrap();
        store.append(&place("one"), &quiz("t1", 4)).unwrap();
        store.append(&place("one"), &quiz("t2", 3)).unwrap();
        store.append(&place("two"), &[Event::LessonOpened, Event::TimeSpent { seconds: 7 }]).unwrap();
        store.save_place(&place("one"), Place { block: 3, offset: 40 }, 55).unwrap();
        store.save_draft("p/one/draft", Some("half")).unwrap();
    }
    let store = open(&path, 2);
    let one = store.state(&"p".into(), &"one".into()).unwrap().unwrap();
    assert_eq!((one.mastery, one.best, one.latest), (Mastery::Mastered, Some((4, 5)), Some((3, 5))));
    assert_eq!((one.place, one.percent, one.sections_seen), (Place { block: 3, offset: 40 }, 55, 1));
    assert_eq!(store.latest(&"p".into()).unwrap().unwrap().lesson.as_str(), "two");
    let attempts = store.attempts(&"p".into(), &"one".into(), "quiz.toml").unwrap();
    assert_eq!(attempts.iter().map(|attempt| attempt.right()).collect::<Vec<_>>(), [4, 3]);
    assert_eq!(attempts[0].seed, u64::MAX);
    assert_eq!(store.draft("p/one/draft").unwrap().as_deref(), Some("half"));
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn derived_tables_follow_from_the_log_and_can_be_made_anew() {
    let folder = Folder::with(&[]);
    let mut store = open(&folder.join("a.db"), 1);
    for at in 0..20 {
        store.append(&place(&format!("l{}", at % 3)), &quiz(&format!("t{at}"), at % 6)).unwrap();
    }
    store.reset(&Scope::Lesson("p".into(), "l1".into())).unwrap();
    store.append(&place("l1"), &quiz("after", 5)).unwrap();
    let before = store.states(&"p".into()).unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.states(&"p".into()).unwrap(), before);
    assert!(store.verify().unwrap().is_well());
    assert_eq!(store.attempts(&"p".into(), &"l1".into(), "quiz.toml").unwrap().len(), 1);
}

#[test]
fn a_profile_can_be_made_by_many_at_once() {
    for round in 0..20 {
        let folder = Folder::with(&[]);
        let (path, begin) = (folder.join("a.db"), std::sync::Barrier::new(8));
        std::thread::scope(|scope| {
            for opener in 0..8u64 {
                let (path, begin) = (&path, &begin);
                scope.spawn(move || {
                    begin.wait();
                    open(path, round * 8 + opener);
                });
            }
        });
    }
}

#[test]
fn ten_writers_at_once_lose_nothing() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    std::thread::scope(|scope| {
        for writer in 0..10u64 {
            let path = path.clone();
            scope.spawn(move || {
                let mut store = open(&path, writer);
                for at in 0..30 {
                    store.append(&place("one"), &[answered(&format!("w{writer}q{at}"), None, Outcome::Right)]).unwrap();
                }
            });
        }
    });
    let store = open(&path, 99);
    assert_eq!(store.records().unwrap().len(), 300);
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn a_flipped_byte_is_reported_or_changes_nothing() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    {
        let mut store = open(&path, 1);
        for at in 0..40 {
            store.append(&place("one"), &[answered(&format!("q{at}"), None, Outcome::Right)]).unwrap();
        }
    }
    let bytes = std::fs::read(&path).unwrap();
    let whole: Vec<_> = open(&path, 2).records().unwrap();
    let mut reported = 0;
    for at in (0..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        let copy = folder.join("b.db");
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(&format!("b.db{ending}")));
        }
        std::fs::write(&copy, &damaged).unwrap();
        match Store::open(&copy, clock(), Chance::from_seed(3)) {
            Err(_) => reported += 1,
            Ok(opened) => match opened.store.verify() {
                Ok(health) if health.is_well() => {
                    assert_eq!(opened.store.records().unwrap(), whole, "byte {at} changed answers silently")
                }
                _ => reported += 1,
            },
        }
    }
    assert!(reported > 50, "{reported}");
}

#[test]
fn a_damaged_profile_is_set_aside_and_what_is_whole_is_saved() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    {
        let mut store = open(&path, 1);
        for at in 0..200 {
            store.append(&place("one"), &[answered(&format!("q{at}"), None, Outcome::Right)]).unwrap();
        }
        store.save_place(&place("one"), Place { block: 1, offset: 2 }, 9).unwrap();
    }
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.windows(14).position(|window| window == b"answer to q100").unwrap();
    bytes[at] = b'X';
    std::fs::write(&path, &bytes).unwrap();
    assert!(!open(&path, 2).verify().unwrap().is_well());
    let done = repair(&path, clock(), Chance::from_seed(3)).unwrap();
    assert_eq!((done.kept, done.lost), (199, 1));
    assert!(done.set_aside.exists());
    let store = open(&path, 4);
    assert!(store.verify().unwrap().is_well());
    assert_eq!(store.records().unwrap().len(), 199);
    assert_eq!(store.state(&"p".into(), &"one".into()).unwrap().unwrap().place, Place { block: 1, offset: 2 });
}

#[test]
fn a_profile_that_is_open_elsewhere_is_not_repaired() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    let _held = open(&path, 1);
    assert!(matches!(repair(&path, clock(), Chance::from_seed(2)), Err(StoreError::InUse)));
}

#[test]
fn two_machines_become_one_in_either_order() {
    let folder = Folder::with(&[]);
    let (a, b) = (folder.join("a.db"), folder.join("b.db"));
    for (path, seed, lesson) in [(&a, 1, "one"), (&b, 2, "two")] {
        open(path, seed).append(&place(lesson), &quiz(lesson, 5)).unwrap();
    }
    let ids = |store: &Store| {
        let mut ids: Vec<String> = store.records().unwrap().into_iter().map(|(_, record)| record.id).collect();
        ids.sort();
        ids
    };
    let (mut one, mut two) = (open(&a, 3), open(&b, 4));
    let merged = one.merge(&b).unwrap();
    assert_eq!((merged.new, merged.known), (7, 0));
    assert_eq!(one.merge(&b).unwrap().new, 0);
    let export = serde_json::to_vec(&one.export().unwrap()).unwrap();
    two.import(&export).unwrap();
    assert_eq!(ids(&one), ids(&two));
    assert_eq!(one.states(&"p".into()).unwrap().len(), 2);
    assert!(one.verify().unwrap().is_well() && two.verify().unwrap().is_well());
}

#[test]
fn an_export_keeps_to_its_published_schema() {
    let folder = Folder::with(&[]);
    let mut store = open(&folder.join("a.db"), 1);
    store.append(&place("one"), &quiz("t", 2)).unwrap();
    store
        .append(
            &place("one"),
            &[Event::LessonOpened, Event::LessonMarked { read: true }, answered("c", None, Outcome::NotSure)],
        )
        .unwrap();
    store.save_place(&place("one"), Place::default(), 1).unwrap();
    let made = serde_json::to_string_pretty(&export_schema()).unwrap() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("progress-schema/export.schema.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    assert_eq!(made, std::fs::read_to_string(&file).unwrap_or_default(), "BLESS=1 rewrites it");
    let schema = jsonschema::validator_for(&export_schema()).unwrap();
    let export = serde_json::to_value(store.export().unwrap()).unwrap();
    assert!(schema.is_valid(&export), "{export:#}");
    let mut broken = export;
    broken["records"][0]["at"] = "yesterday".into();
    assert!(!schema.is_valid(&broken));
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let folder = Folder::with(&[(
        "text.db",
        "this is no database, and long enough to be read as a header of one hundred bytes or so, is it not?",
    )]);
    let path = folder.join("text.db");
    assert!(Store::open(&path, clock(), Chance::from_seed(1)).is_err());
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("this is no database"));
    let other = folder.join("other.db");
    let made = rusqlite::Connection::open(&other).unwrap();
    made.execute_batch("CREATE TABLE theirs (x); PRAGMA user_version = 3;").unwrap();
    drop(made);
    assert!(matches!(Store::open(&other, clock(), Chance::from_seed(1)), Err(StoreError::Foreign { .. })));
    assert!(matches!(Store::open(folder.path(), clock(), Chance::from_seed(1)), Err(StoreError::Foreign { .. })));
}

#[test]
fn a_newer_profile_opens_for_reading_only() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    open(&path, 1).append(&place("one"), &[Event::LessonOpened]).unwrap();
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let opened = Store::open(&path, clock(), Chance::from_seed(2)).unwrap();
    assert!(matches!(&opened.notices[..], [Notice::ReadOnly(why)] if why.contains("newer")), "{:?}", opened.notices);
    let mut store = opened.store;
    assert_eq!(store.states(&"p".into()).unwrap().len(), 1);
    assert!(matches!(store.append(&place("one"), &[Event::LessonOpened]), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn a_reset_of_everything_leaves_a_backup_and_the_history() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    let mut store = open(&path, 1);
    store.append(&place("one"), &quiz("t", 5)).unwrap();
    assert_eq!(store.reset(&Scope::Everything).unwrap(), 1);
    assert!(store.attempts(&"p".into(), &"one".into(), "quiz.toml").unwrap().is_empty());
    assert_eq!(store.records().unwrap().len(), 8);
    let copies: Vec<_> = std::fs::read_dir(folder.join("backups")).unwrap().collect();
    assert_eq!(copies.len(), 1);
}

#[test]
fn a_clock_that_jumps_changes_no_order() {
    let folder = Folder::with(&[]);
    let clock = clock();
    let mut store = Store::open(&folder.join("a.db"), clock.clone(), Chance::from_seed(1)).unwrap().store;
    store.append(&place("one"), &[Event::LessonOpened]).unwrap();
    clock.advance(-40 * 365 * 24 * 3_600_000);
    store.append(&place("two"), &[Event::LessonOpened]).unwrap();
    assert_eq!(store.latest(&"p".into()).unwrap().unwrap().lesson.as_str(), "two");
}

#[test]
fn labs_are_known_by_their_runs_and_the_last_fifty_states_are_kept() {
    let folder = Folder::with(&[]);
    let mut store = open(&folder.join("a.db"), 1);
    let ran = |passed, total| Event::LabRan {
        lab: "lab".into(),
        passed,
        total,
        solved: passed == total && total > 0,
        millis: 5,
        seconds: 60,
    };
    let helped = Event::LabHelped { lab: "lab".into(), hints: 1, solution: false };
    store.append(&place("one"), &[helped, ran(0, 0), ran(2, 4), ran(1, 4)]).unwrap();
    let lab = |store: &Store| store.labs(&"p".into(), &"one".into()).unwrap()["lab"].clone();
    let state = lab(&store);
    assert_eq!((state.runs, state.solved, state.best, state.latest), (3, false, Some((2, 4)), Some((1, 4))));
    assert_eq!((state.hints, state.solution_seen, state.seconds, state.last_snapshot), (1, false, 180, 0));
    store
        .append(&place("one"), &[ran(4, 4), Event::LabHelped { lab: "lab".into(), hints: 0, solution: true }])
        .unwrap();
    let state = lab(&store);
    assert_eq!((state.solved, state.best, state.hints, state.solution_seen), (true, Some((4, 4)), 1, true));
    assert_eq!(store.state(&"p".into(), &"one".into()).unwrap().unwrap().labs, (1, 1));
    for number in 1..=60 {
        let files = vec![("app.js".to_owned(), format!("{number}"))];
        let at = Timestamp(i64::from(number));
        let mut snapshot = Snapshot { number, at, reason: SnapshotReason::Run, result: None, files };
        store.save_snapshot(&"p".into(), &"one".into(), "lab", &snapshot).unwrap();
        snapshot.result = Some((number, 60));
        store.save_snapshot(&"p".into(), &"one".into(), "lab", &snapshot).unwrap();
    }
    let kept = store.snapshots(&"p".into(), &"one".into(), "lab").unwrap();
    assert_eq!((kept.len(), kept[0].number, kept[49].result), (50, 11, Some((60, 60))));
    assert_eq!(lab(&store).last_snapshot, 60);
    let large = vec![("app.js".to_owned(), "x".repeat(300 * 1024))];
    let large = Snapshot { files: large, ..kept[49].clone() };
    assert!(matches!(store.save_snapshot(&"p".into(), &"one".into(), "lab", &large), Err(StoreError::TooLarge { .. })));
    store.rebuild().unwrap();
    assert!(store.verify().unwrap().is_well());
    store.reset(&Scope::Lesson("p".into(), "one".into())).unwrap();
    assert!(lab(&store).runs == 0 && store.snapshots(&"p".into(), &"one".into(), "lab").unwrap().len() == 50);
}

#[test]
fn a_profile_from_before_notes_gets_their_table_and_loses_nothing() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    open(&path, 1).append(&place("one"), &quiz("t", 5)).unwrap();
    take_back(&path, 2);
    let store = open(&path, 2);
    assert_eq!(store.records().unwrap().len(), 7);
    assert!(store.all_notes().unwrap().is_empty());
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn a_profile_from_before_labs_gets_their_tables_and_loses_nothing() {
    let folder = Folder::with(&[]);
    let path = folder.join("a.db");
    open(&path, 1).append(&place("one"), &quiz("t", 5)).unwrap();
    take_back(&path, 1);
    let store = open(&path, 2);
    assert_eq!(store.records().unwrap().len(), 7);
    assert!(store.labs(&"p".into(), &"one".into()).unwrap().is_empty());
    assert!(store.verify().unwrap().is_well());
    assert_eq!(std::fs::read_dir(folder.join("backups")).unwrap().count(), 1, "a copy from before the step");
}

#[test]
fn a_reset_keeps_what_was_typed_in_a_lab_as_a_snapshot() {
    let folder = Folder::with(&[]);
    let mut store = open(&folder.join("a.db"), 1);
    for lesson in ["one", "two"] {
        store.append(&place(lesson), &[Event::LessonOpened]).unwrap();
        store.save_draft(&format!("p/{lesson}/lab/shop/src/app.js"), Some("typed")).unwrap();
    }
    let shots = |store: &Store, lesson: &str| store.snapshots(&"p".into(), &lesson.into(), "shop").unwrap();
    store.reset(&Scope::Lesson("p".into(), "one".into())).unwrap();
    assert_eq!(store.draft("p/one/lab/shop/src/app.js").unwrap(), None);
    assert_eq!(store.draft("p/two/lab/shop/src/app.js").unwrap().as_deref(), Some("typed"));
    assert_eq!((shots(&store, "one").len(), shots(&store, "two").len()), (1, 0));
    let kept = &shots(&store, "one")[0];
    assert_eq!((kept.number, kept.reason), (1, SnapshotReason::Reset));
    assert_eq!(kept.files, [("src/app.js".to_owned(), "typed".to_owned())]);
    // What is kept already is not kept again.
    for (text, kept) in [("typed", 1), ("typed anew", 2)] {
        store.append(&place("one"), &[Event::LessonOpened]).unwrap();
        store.save_draft("p/one/lab/shop/src/app.js", Some(text)).unwrap();
        store.reset(&Scope::Pack("p".into())).unwrap();
        assert_eq!(shots(&store, "one").len(), kept);
    }
}
