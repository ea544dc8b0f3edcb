//! Promise: a probe asks the learner's own server on this machine, says why it cannot, and survives whatever answers.

use crate::support::Folder;
use hornbook::base::clock::Clock;
use hornbook::course::Lab;
use hornbook::lab::{Cancel, Laboratory};
use hornbook::learner::Verdict;
use hornbook::pack::Pack;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;

fn lab() -> Arc<Lab> {
    let pack = Pack::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-pack")).unwrap();
    let at = pack.find("probe").unwrap();
    pack.lesson(at).unwrap().lesson.labs[0].clone()
}

fn run(port: &str) -> Verdict {
    let lab = lab();
    let mut files = lab.files.clone();
    files.iter_mut().find(|file| file.path == "port").unwrap().text = port.to_owned();
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    laboratory.run(&lab, &files, &Cancel::default()).unwrap()
}

/// Answers every connection with `answer` after its request has been read; returns the port.
fn server(answer: impl Fn(&mut TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            answer(&mut { stream });
        }
    });
    port.to_string()
}

fn sends(bytes: &'static [u8]) -> impl Fn(&mut TcpStream) + Send + 'static {
    move |stream| {
        let _ = stream.write_all(bytes);
    }
}

#[test]
fn a_server_that_does_what_is_asked_passes() {
    let answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: close\r\n\r\n{\"status\":\"ok\"}";
    let verdict = run(&server(sends(answer)));
    assert!(verdict.passed(), "{verdict:?}");
}

#[test]
fn a_known_mistake_is_recognised_on_a_real_server_too() {
    let answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\nConnection: close\r\n\r\n{\"status\":\"ok\"}";
    let verdict = run(&server(sends(answer)));
    assert_eq!(verdict.known, ["as-text"]);
    assert!(verdict.checks[0].trouble.is_none() && verdict.checks[1].trouble.is_some());
}

#[test]
fn nothing_that_listens_is_explained() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let stopped = run(&free.to_string()).stopped.unwrap();
    assert!(stopped.message.contains(&format!("nothing listens on 127.0.0.1:{free}")), "{}", stopped.message);
    assert_eq!(stopped.at.unwrap().file, "port");
}

#[test]
fn only_a_port_can_be_written() {
    for other in ["example.com:80", "http://10.0.0.1/", "0", "", "99999", "80@127.0.0.2"] {
        let stopped = run(other).stopped.unwrap();
        assert!(stopped.message.contains("a number from 1 to 65535"), "{other}: {}", stopped.message);
    }
}

#[test]
fn a_redirect_to_elsewhere_is_not_followed() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    other.set_nonblocking(true).unwrap();
    let place = other.local_addr().unwrap().port();
    let port = server(move |stream| {
        let _ = write!(
            stream,
            "HTTP/1.1 302 Found\r\nLocation: http://localhost:{place}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    });
    assert!(!run(&port).passed());
    assert!(other.accept().is_err(), "somebody came");
}

#[test]
fn hostile_answers_end_with_words() {
    let answers: [&'static [u8]; 6] = [
        b"",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
        b"HTTP/1.1 999 \x1b[2J\r\nX: \x1b]0;title\x07\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\nConnection: close\r\n\r\nab",
    ];
    for answer in answers {
        let verdict = run(&server(sends(answer)));
        assert!(!verdict.passed(), "{}", String::from_utf8_lossy(answer));
    }
    let flood = server(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while stream.write_all(&[b'x'; 65_536]).is_ok() {}
    });
    assert!(!run(&flood).passed());
    let fields = server(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream.write_all(b"X-Long: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n").is_ok() {}
    });
    assert!(!run(&fields).passed());
}

#[test]
fn a_pack_cannot_ask_elsewhere() {
    let pack = Folder::lesson("# One\n\n{{#lab lab}}\n");
    pack.write("one/lab/lab.toml", b"kind = \"probe\"\ntitle = \"T\"\nbrief = \"B\"\n");
    pack.write("one/lab/solution/app.js", b"export default (req, res) => res.end(req.url);");
    pack.write("one/lab/checks.js", b"import { test } from 'node:test';\ntest('it asks', async () => {\n  const response = await fetch('http://lab/a?b=http://example.com');\n  const text = await response.text();\n  if (text !== '/a?b=http://example.com') throw new Error(text);\n});\ntest('it asks nobody else', async () => {\n  let answered = false;\n  try {\n    await fetch('http://192.0.2.1/');\n    answered = true;\n  } catch {}\n  if (answered) throw new Error('somebody answered');\n});\n");
    let lab = Pack::open(pack.path()).unwrap().lesson(0).unwrap().lesson.labs[0].clone();
    let mut files = lab.files.clone();
    let echo = server(|stream| {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 23\r\nConnection: close\r\n\r\n/a?b=http://example.com");
    });
    files.iter_mut().find(|file| file.path == "port").unwrap().text = echo;
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let verdict = laboratory.run(&lab, &files, &Cancel::default()).unwrap();
    assert!(verdict.passed(), "{verdict:?}");
}
