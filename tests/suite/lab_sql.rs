//! Promise: a SQL lab says what came of every statement, and nothing written in SQL reaches out, fills the machine or runs on.

use hornbook::base::clock::Clock;
use hornbook::course::{Access, Lab, LabFile, LabKind, Rich};
use hornbook::lab::{Cancel, Laboratory};
use hornbook::learner::{Produced, Schema, StatementResult, Verdict};
use serde_json::json;
use std::path::Path;

const SEED: &str = "
CREATE TABLE boat (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seats INTEGER NOT NULL CHECK (seats > 0));
CREATE TABLE trip (id INTEGER PRIMARY KEY, boat INTEGER NOT NULL REFERENCES boat, day TEXT NOT NULL DEFAULT CURRENT_DATE);
CREATE INDEX trip_of_boat ON trip (boat);
INSERT INTO boat (name, seats) VALUES ('Ada', 4), ('Bea', 6), ('Cleo', 2);
INSERT INTO trip (boat) VALUES (1), (1), (2);
";
const NOTHING: &str = "import { test } from 'node:test'; test('it was checked', () => {});";

fn file(path: &str, text: &str, access: Access) -> LabFile {
    LabFile { path: path.to_owned(), text: text.to_owned(), access }
}

fn lab(kind: LabKind, files: Vec<LabFile>, checks: &str) -> Lab {
    Lab {
        id: "sql".into(),
        folder: String::new(),
        kind,
        title: "SQL".into(),
        brief: Rich::default(),
        minutes: None,
        entry: "app.js".into(),
        seed: vec!["seed.sql".into()],
        files,
        solution: Vec::new(),
        wrong: Vec::new(),
        hints: Vec::new(),
        cards: Vec::new(),
        checks: file("checks.js", checks, Access::Hidden),
        drive: None,
        formats: Vec::new(),
        now: 1_780_300_800_000,
        millis: 2_000,
    }
}

fn run_lab(lab: &Lab) -> Verdict {
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    laboratory.run(lab, &lab.files, &Cancel::default()).unwrap()
}

/// Runs a learner's SQL on the seed.
fn run(sql: &str, checks: &str) -> Verdict {
    let files = vec![file("query.sql", sql, Access::Edit), file("seed.sql", SEED, Access::Read)];
    run_lab(&lab(LabKind::Sql, files, checks))
}

fn tables(verdict: &Verdict) -> (&[StatementResult], &Schema) {
    match &verdict.produced {
        Produced::Tables { statements, schema } => (statements, schema),
        other => panic!("no tables but {other:?}: {:?}", verdict.stopped),
    }
}

/// Every check of the author must pass.
#[track_caller]
fn passes(sql: &str, checks: &str) {
    let verdict = run(sql, checks);
    assert!(verdict.passed(), "{:?} {:?}", verdict.stopped, verdict.checks);
}

#[test]
fn every_statement_has_its_rows_in_order() {
    let verdict = run(
        "SELECT id, name FROM boat\nORDER BY seats;\n\n-- the rest\nUPDATE boat SET seats = 8 WHERE id < 3;",
        NOTHING,
    );
    assert!(verdict.passed(), "{verdict:?}");
    let (statements, _) = tables(&verdict);
    assert_eq!(statements[0].columns, ["id", "name"]);
    assert_eq!(statements[0].rows, [[json!(3), json!("Cleo")], [json!(1), json!("Ada")], [json!(2), json!("Bea")]]);
    assert_eq!((statements[0].line, statements[0].count, statements[0].changes), (1, 3, None));
    assert_eq!((statements[1].line, statements[1].count, statements[1].changes), (5, 0, Some(2)));
    assert_eq!(statements[1].file, "query.sql");
}

#[test]
fn an_error_has_its_place_and_the_next_statement_runs() {
    let verdict = run("SELECT 1;\nSELECT name,\n       sets FROM boat;\nSELECT 2;\nSELEC;", NOTHING);
    let (statements, _) = tables(&verdict);
    let error = statements[1].error.as_ref().unwrap();
    assert_eq!((error.message.as_str(), error.line, error.column), ("no such column: sets", 3, 8));
    assert_eq!(statements[2].rows, [[json!(2)]]);
    let trouble = verdict.checks[0].trouble.as_ref().unwrap();
    assert_eq!(verdict.checks[0].name, "every statement of query.sql can be run");
    assert_eq!(trouble.message, "no such column: sets; another statement fails too");
    assert_eq!(trouble.at.as_ref().map(|at| (at.file.as_str(), at.line, at.column)), Some(("query.sql", 3, 8)));
    assert!(verdict.checks[1].trouble.is_none() && !verdict.passed());
}

#[test]
fn a_row_that_a_constraint_refuses_is_a_result_and_no_failure() {
    let checks =
        "import { test } from 'node:test'; import assert from 'node:assert/strict'; import { results } from 'lab';
        test('refused', () => assert.match(results[0].error.message, /UNIQUE constraint failed: boat.name/));
        test('and another', () => assert.match(results[1].error.message, /FOREIGN KEY constraint failed/));";
    passes("INSERT INTO boat (name, seats) VALUES ('Ada', 1); INSERT INTO trip (boat) VALUES (99)", checks);
}

#[test]
fn checks_see_results_schema_rows_and_plans() {
    let checks = "import { test } from 'node:test'; import assert from 'node:assert/strict';
        import { plan, query, results, schema } from 'lab';
        test('results', () => {
          assert.deepEqual(results.map(({ count, changes }) => [count, changes]), [[0, null], [2, null]]);
          assert.deepEqual(results[1].rows, [['Ada', 2], ['Bea', 1]]);
        });
        test('schema', () => {
          assert.deepEqual(schema.tables.map(({ name }) => name), ['boat', 'trip']);
          const [boat, trip] = schema.tables;
          assert.deepEqual(boat.columns.map(({ name, type, key }) => [name, type, key]),
            [['id', 'INTEGER', 1], ['name', 'TEXT', 0], ['seats', 'INTEGER', 0]]);
          assert.deepEqual(trip.indexes.map(({ name, columns }) => [name, columns]), [['mine', ['day', 'boat']], ['trip_of_boat', ['boat']]]);
          assert.deepEqual(trip.references.map(({ columns, table }) => [columns, table]), [[['boat'], 'boat']]);
        });
        test('rows', async () => {
          assert.deepEqual(await query('SELECT id, day FROM trip WHERE id = 1'), [{ id: 1, day: '2026-06-01' }]);
          await assert.rejects(query('SELECT nowhere'), { code: 'ERR_SQLITE_ERROR', message: 'no such column: nowhere' });
          await assert.rejects(query('SELECT 1; SELECT 2'), /one statement, and this is 2/);
          await assert.rejects(query(5), /as a string/);
        });
        test('plans', async () => {
          const nodes = await plan(\"SELECT boat FROM trip WHERE day = 'x'\");
          assert.deepEqual(nodes, [{ detail: 'SEARCH trip USING COVERING INDEX mine (day=?)', children: [] }]);
          assert.match(results[1].plan[0].detail, /^SCAN|^SEARCH/);
        });";
    let sql = "CREATE INDEX mine ON trip (day, boat);
               SELECT name, count(*) FROM boat JOIN trip ON trip.boat = boat.id GROUP BY boat.id;";
    passes(sql, checks);
}

#[test]
fn the_learner_s_own_explanation_is_a_plan_too() {
    let verdict = run("EXPLAIN QUERY PLAN SELECT * FROM boat WHERE id IN (SELECT boat FROM trip)", NOTHING);
    let (statements, _) = tables(&verdict);
    assert!(statements[0].plan.len() >= 2 || !statements[0].plan[0].children.is_empty(), "{:?}", statements[0].plan);
    assert_eq!(statements[0].columns, ["id", "parent", "notused", "detail"]);
}

#[test]
fn values_without_a_json_of_their_own_are_marked() {
    let verdict = run("SELECT 9007199254740993, x'00ff', 1.5, NULL, 9e999", NOTHING);
    let (statements, _) = tables(&verdict);
    let wanted = [
        json!({ "$integer": "9007199254740993" }),
        json!({ "$blob": "00ff" }),
        json!(1.5),
        json!(null),
        json!({ "$real": "inf" }),
    ];
    assert_eq!(statements[0].rows, [wanted]);
}

#[test]
fn many_rows_are_counted_and_a_thousand_kept() {
    let verdict = run(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) SELECT x FROM n;
         WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50) SELECT hex(zeroblob(100000)) FROM n;",
        NOTHING,
    );
    let (statements, _) = tables(&verdict);
    assert_eq!((statements[0].count, statements[0].rows.len()), (5_000, 1_000));
    assert_eq!((statements[1].count, statements[1].rows.len()), (50, 2));
}

#[test]
fn a_run_is_the_same_every_time() {
    let sql =
        "SELECT random(), hex(randomblob(4)), datetime('now'), CURRENT_TIMESTAMP; SELECT * FROM boat ORDER BY random()";
    let (one, two) = (run(sql, NOTHING), run(sql, NOTHING));
    assert_eq!(one, two);
    assert_eq!(tables(&one).0[0].rows[0][2], json!("2026-06-01 08:00:00"));
}

#[test]
fn several_files_run_in_order_and_a_seed_that_fails_is_the_author_s() {
    let mut lab = lab(
        LabKind::Sql,
        vec![
            file("1.sql", "CREATE TABLE a (x)", Access::Edit),
            file("2.sql", "INSERT INTO a VALUES (1)", Access::Edit),
        ],
        NOTHING,
    );
    lab.seed = Vec::new();
    assert!(run_lab(&lab).passed());
    lab.files.push(file("seed.sql", "CREATE TABLE b (x);\nINSERT INTO c VALUES (1);", Access::Hidden));
    lab.seed = vec!["seed.sql".into()];
    let trouble = run_lab(&lab).stopped.unwrap();
    assert_eq!(trouble.message, "the lab's own seed.sql does not run: no such table: c");
    assert_eq!(trouble.at.unwrap().line, 2);
}

#[test]
fn a_seed_is_the_author_s_whatever_a_copy_says() {
    let lab = lab(
        LabKind::Sql,
        vec![file("query.sql", "SELECT * FROM boat", Access::Edit), file("seed.sql", SEED, Access::Read)],
        NOTHING,
    );
    let mut files = lab.files.clone();
    files[1].text = "CREATE TABLE boat (x)".into();
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let verdict = laboratory.run(&lab, &files, &Cancel::default()).unwrap();
    assert_eq!(tables(&verdict).0[0].count, 3);
}

/// What must be refused, and a word of the refusal.
const REFUSED: &[(&str, &str)] = &[
    ("ATTACH '/tmp/hornbook-out.db' AS out", "does not allow ATTACH"),
    ("ATTACH ':memory:' AS more", "does not allow ATTACH"),
    ("DETACH main", "DETACH"),
    ("VACUUM INTO '/tmp/hornbook-out.db'", "does not allow ATTACH or VACUUM INTO"),
    ("VACUUM", "does not allow VACUUM"),
    ("SELECT load_extension('/tmp/hornbook.so')", "load_extension"),
    ("SELECT load_extension('libm.so.6', 'main')", "load_extension"),
    ("SELECT readfile('/etc/hostname')", "readfile"),
    ("SELECT writefile('/tmp/hornbook-out', 'x')", "writefile"),
    ("SELECT edit('x', 'vi')", "edit"),
    ("SELECT fts3_tokenizer('simple', x'4242424242424242')", "fts3_tokenizer"),
    ("CREATE VIRTUAL TABLE c USING csv(filename='/etc/passwd')", "csv"),
    ("CREATE VIRTUAL TABLE z USING zipfile('/tmp/x.zip')", "zipfile"),
    ("CREATE VIRTUAL TABLE d USING dbstat(main)", "dbstat"),
    ("CREATE VIRTUAL TABLE o USING fts3(a, tokenize=simple)", "fts3"),
    ("PRAGMA writable_schema = ON", "PRAGMA writable_schema"),
    ("SELECT * FROM pragma_writable_schema(1)", "writable_schema"),
    ("PRAGMA temp_store_directory = '/etc'", "PRAGMA temp_store_directory"),
    ("PRAGMA data_store_directory = '/etc'", "PRAGMA data_store_directory"),
    ("PRAGMA journal_mode = OFF", "PRAGMA journal_mode"),
    ("PRAGMA hard_heap_limit = 0", "PRAGMA hard_heap_limit"),
    ("PRAGMA soft_heap_limit = 0", "PRAGMA soft_heap_limit"),
    ("PRAGMA mmap_size = 1099511627776", "PRAGMA mmap_size"),
    ("PRAGMA max_page_count = 4294967294", "PRAGMA max_page_count"),
    ("PRAGMA cache_size = -99999999", "PRAGMA cache_size"),
    ("PRAGMA cache_spill = 1", "PRAGMA cache_spill"),
    ("PRAGMA threads = 99", "PRAGMA threads"),
    ("PRAGMA trusted_schema = ON", "PRAGMA trusted_schema"),
    ("PRAGMA database_list", "PRAGMA database_list"),
    ("SELECT file FROM pragma_database_list", "database_list"),
    ("UPDATE sqlite_schema SET sql = 'CREATE TABLE boat (x)'", "may not be modified"),
    ("INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 2, 'x')", "may not be modified"),
    ("SELECT zeroblob(1500000000)", "too big"),
    ("SELECT hex(randomblob(800000000))", "too big"),
    ("SELECT format('%.*c', 700000000, 'x')", "too big"),
    ("SELECT replace(hex(zeroblob(400000)), '0', hex(zeroblob(400)))", "too big"),
    ("WITH RECURSIVE d(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM d) SELECT max(length(x)) FROM d", "too big"),
    ("CREATE TABLE x (a, a)", "duplicate column"),
];

#[test]
fn what_reaches_out_or_asks_for_too_much_is_refused() {
    let sql: Vec<&str> = REFUSED.iter().map(|(sql, _)| *sql).collect();
    let verdict = run(&sql.join(";\n"), NOTHING);
    assert_eq!(verdict.stopped, None);
    let (statements, schema) = tables(&verdict);
    assert_eq!(statements.len(), REFUSED.len());
    for (result, (sql, word)) in statements.iter().zip(REFUSED) {
        let error = result.error.as_ref().unwrap_or_else(|| panic!("{sql} was allowed: {result:?}"));
        assert!(error.message.contains(word), "{sql}: {}", error.message);
    }
    assert_eq!(schema.tables.len(), 2, "{schema:?}");
    assert!(!Path::new("/tmp/hornbook-out.db").exists() && !Path::new("/tmp/hornbook-out").exists());
}

/// Asserts that a run was ended by one of the walls and took no longer than they allow.
#[track_caller]
fn stops(sql: &str, words: &[&str]) {
    let clock = Clock::system();
    let verdict = run(sql, NOTHING);
    let took = clock.steady_millis();
    let errors = match &verdict.produced {
        Produced::Tables { statements, .. } => statements.iter().filter_map(|result| result.error.clone()).collect(),
        _ => Vec::new(),
    };
    let said = verdict.stopped.iter().map(|trouble| trouble.message.clone());
    let said: Vec<String> = said.chain(errors.into_iter().map(|error| error.message)).collect();
    let shown: String = sql.chars().take(80).collect();
    assert!(said.iter().any(|said| words.iter().any(|word| said.contains(word))), "{shown}: {said:?}");
    assert!(!verdict.passed(), "{shown}");
    assert!(took < 9_000, "{shown}: {took} ms");
}

const LATE: &str = "did not end within 2 s";

#[test]
fn a_recursion_without_end_is_stopped() {
    stops("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n", &[LATE]);
}

#[test]
fn rows_without_end_are_stopped() {
    stops("WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT 'row ' || x FROM n", &[LATE]);
}

#[test]
fn a_product_of_tables_is_stopped() {
    stops(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000)
         SELECT count(*) FROM n AS a, n AS b, n AS c WHERE a.x + b.x = c.x",
        &[LATE],
    );
}

#[test]
fn a_table_that_grows_without_end_is_full_or_stopped() {
    stops(
        "CREATE TABLE big (x); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) INSERT INTO big SELECT zeroblob(4000) FROM n",
        &["database or disk is full", LATE],
    );
}

#[test]
fn a_temporary_table_has_its_limit_too() {
    stops(
        "CREATE TEMP TABLE big AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT zeroblob(4000) FROM n",
        &["database or disk is full", "out of memory", LATE],
    );
}

#[test]
fn sorting_without_end_is_stopped() {
    stops(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, hex(zeroblob(2000)) FROM n ORDER BY random()",
        &["out of memory", LATE],
    );
}

#[test]
fn a_group_of_everything_is_stopped() {
    stops(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT group_concat(hex(zeroblob(500))) FROM n",
        &["too big", "out of memory", LATE],
    );
}

#[test]
fn triggers_that_call_each_other_end() {
    stops(
        "CREATE TABLE t (a); PRAGMA recursive_triggers = ON;
         CREATE TRIGGER again AFTER INSERT ON t BEGIN INSERT INTO t VALUES (new.a + 1); END; INSERT INTO t VALUES (1)",
        &["triggers nested too deep"],
    );
}

#[test]
fn one_call_that_nothing_interrupts_is_ended_by_the_parent() {
    stops(
        "SELECT instr(format('%.*c', 990000, 'x'), format('%.*c', 450000, 'x') || 'y'),
                instr(format('%.*c', 980000, 'x'), format('%.*c', 480000, 'x') || 'y'),
                instr(format('%.*c', 970000, 'x'), format('%.*c', 470000, 'x') || 'y')",
        &[LATE, "more memory or time"],
    );
}

#[test]
fn a_pattern_with_many_gaps_is_soon_decided_or_ended() {
    let verdict = run("SELECT format('%.*c', 60000, 'x') LIKE '%x%x%x%x%x%x%x%x%x%x%xy' AS alike", NOTHING);
    let decided =
        matches!(&verdict.produced, Produced::Tables { statements, .. } if statements[0].rows == [[json!(0)]]);
    assert!(decided || verdict.stopped.is_some(), "{verdict:?}");
}

#[test]
fn parentheses_without_end_are_an_error() {
    let deep = format!("SELECT {}1{}", "(".repeat(30_000), ")".repeat(30_000));
    stops(&deep, &["Recursion limit", "overflow", "depth"]);
}

#[test]
fn a_statement_without_end_is_an_error() {
    let long = format!("SELECT '{}'", "x".repeat(150_000));
    stops(&long, &["statement too long"]);
}

#[test]
fn too_many_statements_are_an_error() {
    stops(&"SELECT 1;".repeat(1_500), &["more than 1000 statements"]);
}

#[test]
fn marks_for_a_terminal_stay_text() {
    let verdict = run("SELECT char(27) || ']52;c;aGk=' || char(7), char(8238), x'1b5b324a', char(0)", NOTHING);
    let (statements, _) = tables(&verdict);
    assert_eq!(statements[0].rows[0][0], json!("\u{1b}]52;c;aGk=\u{7}"));
    assert_eq!(statements[0].rows[0][2], json!({ "$blob": "1b5b324a" }));
}

#[test]
fn checks_are_guarded_like_the_learner() {
    let checks = "import { test } from 'node:test'; import assert from 'node:assert/strict'; import { query } from 'lab';
        test('out', () => assert.rejects(query(\"ATTACH '/tmp/x' AS x\"), /does not allow ATTACH/));
        test('end', () => assert.rejects(
          query('WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n'), /did not end within 1 s/));
        test('more', () => assert.rejects(
          query('WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000) SELECT x FROM n'), /more than/));";
    passes("SELECT 1", checks);
}

#[test]
fn a_database_in_javascript_is_guarded_too() {
    let app = "import { DatabaseSync } from 'node:sqlite';
        const db = new DatabaseSync(':memory:');
        const said = [];
        const attempt = (run) => { try { run(); said.push('done'); } catch (error) { said.push(error.message); } };
        for (const sql of [\"ATTACH '/tmp/hornbook-js.db' AS x\", 'PRAGMA writable_schema = ON', \"SELECT load_extension('x')\"]) {
          attempt(() => db.exec(sql));
        }
        attempt(() => new DatabaseSync('/tmp/hornbook-js.db'));
        attempt(() => db.loadExtension('x'));
        attempt(() => db.enableLoadExtension(true));
        attempt(() => db.prepare('SELECT hex(randomblob(600000000))').get());
        console.log(said.join('\\n'));
        export default () => {};";
    let verdict = run_lab(&lab(LabKind::Code, vec![file("app.js", app, Access::Edit)], NOTHING));
    let said = &verdict.console[0].text;
    let wanted = [
        "the laboratory does not allow ATTACH or VACUUM INTO",
        "the laboratory does not allow PRAGMA writable_schema = ON",
        "the laboratory does not allow the function load_extension",
        "the laboratory's node:sqlite does not support databases in files, such as '/tmp/hornbook-js.db'; it has ':memory:'",
        "the laboratory's DatabaseSync does not support loadExtension",
        "the laboratory's DatabaseSync does not support enableLoadExtension",
        "string or blob too big",
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), wanted, "{verdict:?}");
    assert!(!Path::new("/tmp/hornbook-js.db").exists());
}

#[test]
fn a_statement_of_javascript_that_never_ends_is_stopped() {
    let app = "import { DatabaseSync } from 'node:sqlite';
        const endless = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n';
        for (;;) { try { new DatabaseSync(':memory:').prepare(endless).get(); } catch {} }";
    let verdict = run_lab(&lab(LabKind::Code, vec![file("app.js", app, Access::Edit)], NOTHING));
    assert_eq!(verdict.stopped.unwrap().message, "stopped: it did not end within 2 s");
}
