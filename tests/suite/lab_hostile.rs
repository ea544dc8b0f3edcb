//! Code that attacks: each attack ends within its limit with a clear verdict, fakes no pass, and reaches nothing outside.
//!
//! The families are those of the project's generator of hostile packs (`js` and `js-out`), in words of our own.

use crate::support::Program;
use crate::support::labs::{file, lab, laboratory, run, summary};
use hornbook::base::clock::Clock;
use hornbook::course::{Lab, LabKind};
use hornbook::learner::Verdict;

/// Milliseconds that a run may take beside the lab's own: its children's start and end, on a machine that does other things too.
const BESIDE: u64 = 4_000;

/// A lab of an attack and two checks: one that anything passes, and one that nothing may pass.
fn attacked(app: &str) -> Lab {
    let checks = "
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive } from 'lab';
test('the sky is above', () => assert.ok(true));
test('two and two', async () => assert.equal(await drive('sum', 2, 2), 4, 'it is not four'));
";
    let mut lab = lab(LabKind::Code, "app.js", &[("app.js", app)], checks);
    lab.drive = Some(file("drive.js", "import * as app from './app.js';\nexport const sum = (a, b) => app.sum(a, b);"));
    lab.millis = 1_000;
    lab
}

/// Runs an attack and looks at what every attack must leave: an end in time, no pass, words, and an output of bounded size.
fn verdict(name: &str, app: &str) -> Verdict {
    verdict_within(name, app, 1_000)
}

/// The same within other milliseconds.
fn verdict_within(name: &str, app: &str, millis: u64) -> Verdict {
    let mut lab = attacked(app);
    lab.millis = millis;
    let clock = Clock::system();
    let verdict = run(&lab);
    let took = clock.steady_millis();
    assert!(took < lab.millis + BESIDE, "{name}: took {took} ms: {:?}", summary(&verdict));
    assert!(!verdict.passed(), "{name}: passed");
    let two = verdict.checks.iter().find(|check| check.name == "two and two");
    assert!(two.is_none_or(|check| check.trouble.is_some()), "{name}: a pass was faked");
    let troubles = verdict.stopped.iter().chain(verdict.checks.iter().filter_map(|check| check.trouble.as_ref()));
    let messages: Vec<&str> = troubles.map(|trouble| trouble.message.as_str()).collect();
    assert!(!messages.is_empty() && messages.iter().all(|message| !message.is_empty()), "{name}: {verdict:?}");
    assert!(messages.iter().all(|message| message.len() < 9_000), "{name}: words without end");
    let printed: usize = verdict.console.iter().map(|line| line.text.len()).sum();
    assert!(printed <= 300 * 1024 && verdict.console.len() <= 1_001, "{name}: {printed} bytes of output");
    verdict
}

/// Returns all words of a verdict.
fn words(verdict: &Verdict) -> String {
    summary(verdict).join("\n")
}

#[test]
fn what_never_ends_is_stopped() {
    for (name, body) in [
        ("a loop", "for (;;);"),
        ("a loop that catches", "for (;;) { try { for (;;); } catch { continue; } finally { continue; } }"),
        ("a loop of awaits", "await (async () => { for (;;) await null; })();"),
        ("a generator", "function* g() { for (;;) yield 1; } for (const x of g()) x;"),
        ("a backtracking expression", "/^(?:a+)+b/.test('a'.repeat(50));"),
        ("a sorting that never decides", "for (;;) [3, 1, 2].sort(() => Math.random() - 0.5);"),
        (
            "a timer that begets itself at once",
            "const again = () => setImmediate(again); again(); await new Promise(() => {});",
        ),
        (
            "microtasks that beget themselves",
            "const again = () => queueMicrotask(again); again(); await new Promise(() => {});",
        ),
        ("a getter", "const o = { get x() { for (;;); } }; o.x;"),
        ("a proxy", "new Proxy({}, { get() { for (;;); } }).x;"),
        ("a text that is never made", "`${{ toString() { for (;;); } }}`;"),
    ] {
        let at_once = verdict(name, &format!("{body}\nexport const sum = () => 4;"));
        assert!(words(&at_once).contains("did not end within 1 s"), "{name}: {}", words(&at_once));
        let later = verdict(name, &format!("export async function sum() {{ {body} return 4; }}"));
        assert!(words(&later).contains("did not end within 1 s"), "{name}, later: {}", words(&later));
    }
}

#[test]
fn native_code_that_nobody_can_interrupt_ends_with_its_process() {
    for (name, body) in [
        ("a text of a billion commas", "String(new Array(2_000_000_000));"),
        ("a reversal of nothing", "Array.prototype.reverse.call({ length: Number.MAX_SAFE_INTEGER });"),
        ("a copy within nothing", "Array.prototype.copyWithin.call({ length: Number.MAX_SAFE_INTEGER }, 0, 1);"),
        ("a sorting of holes", "new Array(4_000_000_000).sort();"),
        ("a search", "'a'.repeat(2e7).indexOf('a'.repeat(1e7) + 'b');"),
    ] {
        let verdict = verdict(name, &format!("export function sum() {{ {body} return 4; }}"));
        let said = words(&verdict);
        assert!(said.contains("did not end within 1 s") || said.contains("more memory or time"), "{name}: {said}");
    }
}

#[test]
fn memory_and_stack_have_an_end() {
    for (name, body, expected) in [
        ("objects", "const all = []; for (;;) all.push({ all });", "more memory than the sandbox has, 64 MB"),
        (
            "buffers",
            "const all = []; for (;;) all.push(new Uint8Array(1 << 20));",
            "more memory than the sandbox has, 64 MB",
        ),
        (
            "a map",
            "const all = new Map(); for (let i = 0; ; i += 1) all.set(i, [i]);",
            "more memory than the sandbox has, 64 MB",
        ),
        ("timers without end", "for (;;) setTimeout(() => {}, 0);", "more memory than the sandbox has, 64 MB"),
        ("a string", "let text = 'x'; for (;;) text += text;", "string too long"),
        ("a number", "let n = 9n; for (;;) n *= n;", "BigInt"),
        ("recursion", "const deep = () => deep() + 1; deep();", "call stack size exceeded"),
        ("recursion of a getter", "const o = { get x() { return this.x; } }; o.x;", "call stack size exceeded"),
        ("deep JSON", "JSON.parse('['.repeat(1e6));", "call stack size exceeded"),
        ("deep code", "new Function('('.repeat(1e5) + '1' + ')'.repeat(1e5));", "call stack size exceeded"),
        ("a replacement", "'a'.repeat(1e5).replaceAll('a', 'b'.repeat(1e5));", ""),
    ] {
        let at_once = verdict_within(name, &format!("{body}\nexport const sum = () => 4;"), 10_000);
        assert!(words(&at_once).contains(expected), "{name}: {}", words(&at_once));
        let later = verdict_within(name, &format!("export function sum() {{ {body} return 5; }}"), 10_000);
        assert!(words(&later).contains(expected) || words(&later).contains("memory"), "{name}: {}", words(&later));
    }
    // What ends well frees deep structures without a crash.
    let deep = run(&attacked(
        "let deep = null; for (let i = 0; i < 3e5; i += 1) deep = { deep }; deep = null;\nexport const sum = (a, b) => a + b;",
    ));
    assert!(deep.passed(), "{}", words(&deep));
}

#[test]
fn what_is_thrown_or_returned_cannot_trap_whoever_reads_it() {
    for (name, body) in [
        ("null", "throw null;"),
        ("nothing", "throw undefined;"),
        ("a symbol", "throw Symbol('x');"),
        ("a proxy that loops", "throw new Proxy({}, { get() { for (;;); } });"),
        ("a proxy that throws", "throw new Proxy({}, { get() { throw 1; } });"),
        ("getters that loop", "throw Object.defineProperties(new Error(), { message: { get() { for (;;); } } });"),
        (
            "getters that throw",
            "throw { get name() { throw 1; }, get message() { throw 2; }, get stack() { throw 3; } };",
        ),
        (
            "a message that is no text",
            "throw Object.assign(new Error(), { message: { toString() { throw 1; } }, stack: 7 });",
        ),
        ("a message without end", "throw new Error('x'.repeat(1e7));"),
        ("a hook of stacks", "Error.prepareStackTrace = () => { for (;;); }; throw new Error('x');"),
        ("a function returned", "return () => 4;"),
        ("a class returned", "return class A extends Array { static get [Symbol.species]() { return Object; } };"),
        ("toJSON that loops", "return { toJSON() { for (;;); } };"),
        ("toJSON that throws", "return { toJSON() { throw new Error('no'); } };"),
        ("a circle", "const circle = {}; circle.circle = circle; return circle;"),
        ("a big number", "return 4n;"),
        ("a proxy that agrees with all", "return new Proxy({}, { get: () => 4, has: () => true });"),
        ("an answer too large", "return 'x'.repeat(7e6);"),
        ("a thenable that loops", "return { then() { for (;;); } };"),
        ("a thenable that agrees twice", "return { then(done) { done(3); done(4); } };"),
    ] {
        verdict(name, &format!("export function sum() {{ {body} }}"));
        if body.starts_with("throw") {
            verdict(name, &format!("{body}\nexport const sum = () => 4;"));
            verdict(
                name,
                &format!(
                    "export async function sum() {{ Promise.reject((() => {{ try {{ {body} }} catch (e) {{ return e; }} }})()); return 5; }}"
                ),
            );
        }
    }
    let returned =
        verdict("a circle", "export function sum() { const circle = {}; circle.circle = circle; return circle; }");
    assert!(words(&returned).contains("cannot be handed to the checks"), "{}", words(&returned));
}

#[test]
fn an_output_flood_is_cut_and_acts_on_nothing() {
    let flood = verdict("a flood", "export function sum() { for (;;) console.log('x'.repeat(1e6)); }");
    assert!(words(&flood).contains("did not end within 1 s"), "{}", words(&flood));
    let lines = verdict("a flood of lines", "export function sum() { for (;;) console.log(1); }");
    assert_eq!(lines.console.last().unwrap().text, "… the rest of the output is not shown");
    let report = verdict(
        "a report",
        "console.log(JSON.stringify({ checks: [{ name: 'two and two', trouble: null }] }));\nexport const sum = () => 5;",
    );
    assert_eq!(report.console.len(), 1);
}

#[test]
fn nothing_that_everybody_shares_can_be_changed() {
    for (name, body) in [
        ("a property for all objects", "Object.prototype.trouble = null;"),
        ("the text of all objects", "Object.prototype.toString = () => 'ok';"),
        (
            "a thenable made of all objects",
            "Object.defineProperty(Object.prototype, 'then', { get: () => (done) => done(4) });",
        ),
        ("arrays", "Array.prototype.every = () => true;"),
        ("the iterator of arrays", "Array.prototype[Symbol.iterator] = function* () {};"),
        ("JSON", "JSON.stringify = () => '4';"),
        ("sameness", "Object.is = () => true;"),
        ("maps", "Map.prototype.get = () => 4;"),
        ("promises", "Promise.prototype.then = function () { return this; };"),
        ("promises by their constructor", "Promise.resolve = () => 4;"),
        ("functions", "Function.prototype.call = () => 4;"),
        ("reflection", "Reflect.apply = () => 4;"),
        ("errors", "Error.prepareStackTrace = () => 4;"),
        ("texts", "String.prototype.slice = () => '';"),
        ("expressions", "RegExp.prototype.exec = () => null;"),
        ("a prototype's prototype", "Object.setPrototypeOf(Array.prototype, { every: () => true });"),
        ("async functions", "Object.getPrototypeOf(async () => {}).constructor.prototype.then = 1;"),
        ("generators", "Object.getPrototypeOf(function* () {}).prototype.next = () => ({ done: true });"),
        ("typed arrays", "Object.getPrototypeOf(Uint8Array).prototype.set = () => {};"),
    ] {
        let verdict = verdict(name, &format!("{body}\nexport const sum = () => 5;"));
        let trouble = verdict.stopped.clone().unwrap_or_else(|| panic!("{name}: {}", words(&verdict)));
        assert!(trouble.message.starts_with("TypeError"), "{name}: {trouble:?}");
        assert_eq!(trouble.at.map(|at| (at.file, at.line)), Some(("app.js".to_owned(), 1)), "{name}");
    }
    for (name, body) in [
        ("globals of checks", "globalThis.assert = () => {}; globalThis.test = () => {}; globalThis.drive = () => 4;"),
        (
            "globals of the language",
            "globalThis.JSON = { parse: () => 4, stringify: () => '4' }; globalThis.Promise = class {}; globalThis.Map = class {};",
        ),
        ("everything frozen", "Object.freeze(Object.prototype); Object.freeze(globalThis);"),
    ] {
        verdict(name, &format!("{body}\nexport const sum = () => 5;"));
        // Honest work is not harmed by it either.
        let honest = run(&attacked(&format!("{body}\nexport const sum = (a, b) => a + b;")));
        assert!(honest.passed(), "{name}: {}", words(&honest));
    }
    // Whoever deletes the language harms only themselves.
    let delete = "const all = globalThis, { deleteProperty } = Reflect; for (const name of Object.getOwnPropertyNames(all)) deleteProperty(all, name);";
    verdict("globals deleted", &format!("{delete}\nexport const sum = () => 5;"));
}

#[test]
fn the_inside_of_the_laboratory_cannot_be_imported() {
    let names =
        ["hornbook:host", "hornbook:work", "hornbook:bridge", "hornbook:check", "hornbook:", "lab", "./hornbook:host"];
    let outside = [
        "fs",
        "node:fs",
        "std",
        "os",
        "node:child_process",
        "node:net",
        "/etc/passwd",
        "../../../etc/passwd",
        "file:///etc/passwd",
        "https://example.org/x.js",
        "data:text/javascript,1",
    ];
    for name in names.iter().chain(&outside) {
        for import in [
            format!("await import({name:?})"),
            format!("await eval('import({name:?})')"),
            format!("await (0, eval)('import({name:?})')"),
            format!("await new Function('return import({name:?})')()"),
            format!("await new (async () => {{}}).constructor('return import({name:?})')()"),
        ] {
            let verdict = verdict(
                name,
                &format!("export async function sum() {{ const m = {import}; return `got ${{Object.keys(m)}}`; }}"),
            );
            assert!(!words(&verdict).contains("got "), "{import}: {}", words(&verdict));
            let said = verdict.checks.iter().filter_map(|check| check.trouble.as_ref()).any(|trouble| {
                let all = format!("{} {:?}", trouble.message, trouble.actual);
                all.contains("has no") || all.contains("does not support") || all.contains("resolving")
            });
            assert!(said, "{import}: {verdict:?}");
        }
    }
}

#[test]
fn code_finds_no_environment_no_network_and_no_way_out() {
    let find = |expression: &str| {
        let verdict =
            verdict(expression, &format!("export async function sum() {{ return `found ${{{expression}}}`; }}"));
        let trouble = verdict
            .checks
            .iter()
            .find_map(|check| check.trouble.clone())
            .unwrap_or_else(|| panic!("{}", words(&verdict)));
        format!("{} {:?}", trouble.message, trouble.actual)
    };
    for name in [
        "require",
        "std",
        "os",
        "Deno",
        "Bun",
        "XMLHttpRequest",
        "Worker",
        "Atomics",
        "SharedArrayBuffer",
        "WebAssembly",
        "print",
        "scriptArgs",
        "quit",
        "__hornbook_host",
        "module",
    ] {
        assert!(find(&format!("typeof {name}")).contains("found undefined"), "{name}");
        assert!(find(&format!("typeof Function('return this')().{name}")).contains("found undefined"), "{name}");
    }
    let environment = find("JSON.stringify(process.env)");
    assert!(!environment.contains("PATH") && !environment.contains("HOME"), "{environment}");
    for address in [
        "http://example.org/",
        "http://169.254.169.254/latest/",
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
    ] {
        let answer = find(&format!("await fetch({address:?}).then((r) => r.status, (e) => 'refused ' + e)"));
        assert!(answer.contains("found refused"), "{address}: {answer}");
    }
    let exit = find("(() => { process.exit(0); })()");
    assert!(exit.contains("cannot end its process"), "{exit}");
}

#[test]
fn a_handler_that_misbehaves_gives_a_verdict() {
    let checks = "
import { test } from 'node:test';
import assert from 'node:assert/strict';
test('it answers', async () => {
  const response = await fetch('http://lab/');
  assert.equal(await response.text(), 'fine');
});
";
    for (name, body) in [
        ("never answers", "new Promise(() => {})"),
        ("answers twice", "{ res.end('a'); res.end('b'); }"),
        ("splits a header", "{ res.setHeader('x', 'a\\r\\nset-cookie: b'); res.end('fine'); }"),
        ("answers with too much", "res.end('x'.repeat(9e6))"),
        ("answers without end", "{ for (;;) res.write('x'.repeat(1e4)); }"),
        ("throws", "{ throw new Error('no'); }"),
        ("breaks its answer", "{ res.end = null; res.end(); }"),
    ] {
        let mut lab =
            lab(LabKind::Code, "app.js", &[("app.js", &format!("export default (req, res) => {body};"))], checks);
        lab.millis = 1_000;
        let clock = Clock::system();
        let verdict = run(&lab);
        assert!(clock.steady_millis() < lab.millis + BESIDE, "{name}");
        assert!(!verdict.passed() && !words(&verdict).is_empty(), "{name}: {}", words(&verdict));
    }
}

#[test]
fn the_walls_stand_around_every_child() {
    let walls = laboratory().walls().unwrap();
    assert!(walls.hold() && walls.limits, "{walls:?}");
    if cfg!(target_os = "linux") {
        assert!(walls.seccomp, "{walls:?}");
    }
}

#[test]
fn doctor_says_which_walls_stand() {
    let ran = Program::new(&["doctor"]).run();
    let line = ran.out.lines().find(|line| line.starts_with("sandbox")).unwrap_or_default();
    assert!(line.contains("files refused, network refused, programs refused, environment empty; by"), "{}", ran.out);
    let json: serde_json::Value = serde_json::from_str(&Program::new(&["doctor", "--json"]).run().out).unwrap();
    assert_eq!(json["sandbox"]["no_files"], true);
}

/// What Linux tells of a child while it runs.
#[cfg(target_os = "linux")]
#[test]
fn a_running_child_has_no_environment_no_descriptors_and_hard_limits() {
    use std::fs;
    let attack = std::thread::spawn(|| run(&attacked("for (;;);")));
    let own = std::process::id().to_string();
    let mut seen = None;
    while seen.is_none() && !attack.is_finished() {
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let folder = entry.path();
            let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
            let status = read("status");
            let field = |name: &str| {
                status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default().to_owned()
            };
            // Once the second wall stands, the child has done all that it will do.
            if field("PPid:") != own || field("Seccomp:") != "2" || !read("cmdline").contains("--laboratory-child") {
                continue;
            }
            let descriptors: Vec<_> = fs::read_dir(folder.join("fd"))
                .map(|entries| entries.flatten().map(|entry| entry.file_name()).collect())
                .unwrap_or_default();
            let limits = read("limits");
            if descriptors.is_empty() || limits.is_empty() {
                // It ended while it was looked at.
                continue;
            }
            seen = Some((folder.clone(), field("NoNewPrivs:"), read("environ"), descriptors, limits));
            break;
        }
        std::thread::yield_now();
    }
    let (folder, privileges, environment, mut descriptors, limits) = seen.expect("no child was seen");
    assert_eq!(privileges, "1");
    assert_eq!(environment, "");
    descriptors.sort();
    assert_eq!(descriptors, ["0", "1", "2"]);
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line[name.len()..].split_whitespace().next().unwrap_or_default().to_owned()
    };
    assert_eq!(limit("Max file size"), "0");
    assert_eq!(limit("Max processes"), "0");
    assert_eq!(limit("Max open files"), "3");
    assert_eq!(limit("Max core file size"), "0");
    assert_eq!(limit("Max address space"), (512 << 20).to_string());
    assert!(words(&attack.join().unwrap()).contains("did not end within 1 s"));
    // It may be the child of a test beside this one, whose run goes on for a while.
    let clock = Clock::system();
    while folder.exists() && clock.steady_millis() < 20_000 {
        std::thread::yield_now();
    }
    assert!(!folder.exists(), "the child outlives every run");
}
