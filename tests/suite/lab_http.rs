//! Promise: checks reach the learner's app as a client reaches a server, also where an answer comes in pieces.

use hornbook::base::clock::Clock;
use hornbook::course::{Access, Lab, LabFile, LabKind, Rich};
use hornbook::lab::{Cancel, Laboratory};
use hornbook::learner::Verdict;

/// Runs these checks against this app.
fn run(app: &str, checks: &str) -> Verdict {
    let file =
        |path: &str, text: &str| LabFile { path: path.to_owned(), text: text.to_owned(), access: Access::Hidden };
    let lab = Lab {
        id: "http".into(),
        folder: String::new(),
        kind: LabKind::Code,
        title: String::new(),
        brief: Rich::default(),
        minutes: None,
        entry: "app.js".into(),
        seed: Vec::new(),
        formats: Vec::new(),
        files: vec![file("app.js", app)],
        solution: Vec::new(),
        wrong: Vec::new(),
        hints: Vec::new(),
        cards: Vec::new(),
        checks: file("checks.js", checks),
        drive: None,
        now: 1_780_300_800_000,
        millis: 5_000,
    };
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    laboratory.run(&lab, &lab.files, &Cancel::default()).unwrap()
}

const APP: &str = "
import express from 'express';
const app = express();
const closed = [];
app.use(express.json());
app.get('/events', async (req, res) => {
  res.type('text/event-stream');
  res.on('close', () => closed.push(res.writableFinished));
  for (let count = 1; count <= 3; count += 1) {
    res.write(`data: ${count}\\n\\n`);
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  res.end();
});
app.get('/never', (req, res) => res.on('close', () => closed.push('gone')));
app.get('/closed', (req, res) => res.json(closed));
app.get('/broken', (req, res) => {
  res.write('part');
  setTimeout(() => res.destroy(), 5);
});
app.get('/self', async (req, res) => res.send((await (await fetch('http://localhost:3000/closed')).text()) + req.headers.host));
app.post('/sum', (req, res) => res.status(201).json(req.body.reduce((sum, each) => sum + each, 0)));
app.get('/bytes', (req, res) => res.send(Buffer.from([0, 128, 255])));
export default app;
";

#[test]
fn checks_ask_the_app() {
    let verdict = run(
        APP,
        "
import { test } from 'node:test';
import assert from 'node:assert/strict';
test('sum', async () => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('http://lab/sum', { method: 'POST', headers, body: '[1,2,3]' });
  assert.deepEqual([response.status, await response.json()], [201, 6]);
});
test('bytes', async () => {
  assert.deepEqual([...new Uint8Array(await (await fetch('http://localhost/bytes')).arrayBuffer())], [0, 128, 255]);
});
test('self', async () => assert.equal(await (await fetch('http://127.0.0.1:8080/self')).text(), '[]127.0.0.1:8080'));
test('pieces', async () => {
  const reader = (await fetch('http://lab/events')).body.getReader();
  const start = performance.now();
  const seen = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    seen.push([new TextDecoder().decode(value).trim(), Math.round((performance.now() - start) / 60_000)]);
  }
  assert.deepEqual(seen, [['data: 1', 0], ['data: 2', 1], ['data: 3', 2]]);
});
test('a reader that goes away', async () => {
  const reader = (await fetch('http://lab/events')).body.getReader();
  await reader.read();
  await reader.cancel();
  assert.deepEqual(await (await fetch('http://lab/closed')).json(), [true, false]);
});
test('a client that waits no longer', async () => {
  await assert.rejects(fetch('http://lab/never', { signal: AbortSignal.timeout(1_000) }), { name: 'TimeoutError' });
  assert.deepEqual(await (await fetch('http://lab/closed')).json(), [true, false, 'gone']);
});
test('an answer that breaks off', async () => {
  await assert.rejects((await fetch('http://lab/broken')).text(), { name: 'TypeError', message: 'terminated' });
});
test('no network', async () => {
  await assert.rejects(fetch('http://example.com'), (error) => /the laboratory has no network/.test(error.cause.message));
});
",
    );
    assert!(verdict.passed(), "{verdict:#?}");
    assert_eq!(verdict.checks.len(), 8);
}

#[test]
fn what_a_handler_of_node_http_throws_ends_the_work_with_its_place() {
    let app = "import http from 'node:http';\nhttp.createServer((req, res) => {\n  nothing();\n}).listen(3000);\n";
    let verdict = run(app, "import { test } from 'node:test';\ntest('x', () => fetch('http://lab/'));\n");
    let trouble = verdict.stopped.expect("the work goes on");
    assert!(
        trouble.message.contains("'nothing' is not defined") || trouble.message.contains("nothing is not defined"),
        "{trouble:?}"
    );
    let at = trouble.at.expect("no place");
    assert_eq!((at.file.as_str(), at.line), ("app.js", 3));
}

#[test]
fn what_is_missing_says_so_by_name() {
    let app = "import express from 'express';\nconst app = express();\napp.use(express.static('public'));\nexport default app;\n";
    let trouble = run(app, "").stopped.expect("the work goes on");
    assert_eq!(trouble.message, "Error: the laboratory's express does not support express.static: there are no files");
    let app = "import http from 'node:http';\nhttp.get('http://example.com');\n";
    let trouble = run(app, "").stopped.expect("the work goes on");
    assert_eq!(trouble.message, "Error: the laboratory's node:http does not support get; use fetch");
}
