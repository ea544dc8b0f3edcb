//! Promise: node:crypto repeats from run to run, and names what it leaves out.

use hornbook::base::clock::Clock;
use hornbook::course::{Access, Lab, LabFile, LabKind, Rich};
use hornbook::lab::{Cancel, Laboratory};

/// Runs a module of node:crypto's and returns what it prints, line by line.
fn printed(code: &str) -> Vec<String> {
    let file = |path: &str, text: String, access| LabFile { path: path.to_owned(), text, access };
    let app = format!("import * as c from 'node:crypto';\n{code}\nexport default () => {{}};");
    let checks =
        "import { test } from 'node:test'; test('it ran', () => new Promise((resolve) => setTimeout(resolve, 5)));";
    let lab = Lab {
        id: "crypto".into(),
        folder: String::new(),
        kind: LabKind::Code,
        title: "crypto".into(),
        brief: Rich::default(),
        minutes: None,
        entry: "app.js".into(),
        seed: Vec::new(),
        files: vec![file("app.js", app, Access::Edit)],
        solution: Vec::new(),
        wrong: Vec::new(),
        hints: Vec::new(),
        cards: Vec::new(),
        checks: file("checks.js", checks.into(), Access::Hidden),
        drive: None,
        formats: Vec::new(),
        now: 1_780_300_800_000,
        millis: 5_000,
    };
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let verdict = laboratory.run(&lab, &lab.files, &Cancel::default()).unwrap();
    assert!(verdict.passed(), "{verdict:?}");
    verdict.console.into_iter().map(|line| line.text).collect()
}

#[test]
fn chance_is_the_same_in_every_run() {
    let code = "console.log(c.randomUUID()); console.log(c.randomBytes(8).toString('hex')); console.log(c.randomInt(1e9));
        console.log(crypto.getRandomValues(new Uint8Array(4)).join()); console.log(c.generateKeySync('aes', { length: 256 }).export().toString('hex'));";
    let one = printed(code);
    assert_eq!(one.len(), 5);
    assert_eq!(one, printed(code));
}

#[test]
fn what_is_left_out_says_so_by_name() {
    let code =
        "const say = (run) => { try { console.log('done ' + run()); } catch (error) { console.log(error.message); } };
        say(() => c.createHash('sha3-256'));
        say(() => c.createSign('RSA-SHA256'));
        say(() => c.generateKeyPairSync('rsa', { modulusLength: 2048 }));
        say(() => c.createCipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16)));
        say(() => c.createHash('sha1').pipe(null));
        say(() => c.scryptSync('p', 's', 16, { N: 2 ** 18, maxmem: 2 ** 30 }));
        say(() => c.randomBytes(2 ** 25));
        say(() => c.createPrivateKey('-----BEGIN RSA PRIVATE KEY-----\\nAAAA\\n-----END RSA PRIVATE KEY-----'));
        crypto.subtle.digest('SHA-256', new Uint8Array(1)).catch((error) => console.log(error.message));";
    let wanted = [
        "node:crypto does not support the hash sha3-256",
        "node:crypto does not support createSign; sign(null, data, key) signs with Ed25519",
        "node:crypto does not support key pairs of the type rsa; it has ed25519",
        "node:crypto does not support the cipher aes-256-cbc; it has aes-128-gcm, aes-256-gcm",
        "Hash does not support streams: pipe; use update and digest",
        "node:crypto does not support scrypt with more than 134217728 bytes of memory",
        "node:crypto does not support 33554432 random bytes at once: the most are 16777216",
        "node:crypto does not support keys of the kind RSA PRIVATE KEY",
        "crypto.subtle does not support digest; node:crypto has its functions",
    ];
    let wanted: Vec<String> = wanted.iter().map(|words| format!("the laboratory's {words}")).collect();
    assert_eq!(printed(code), wanted);
}
