//! The learner's own server on this machine. No other address is ever contacted.

use super::run::Cancel;
use super::wire::{Answers, Call, Reply};
use crate::base::clock::Clock;
use crate::course::LabFile;
use crate::learner::{CodePlace, Trouble};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;
use ureq::http::{Method, Request};

/// The learner's file that names the port.
const PORT: &str = "port";
/// Milliseconds that a server may take to begin to listen.
const READY: u64 = 3_000;
/// How long one request may take, answer included.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most bytes of an answer.
const BODY: u64 = 1024 * 1024;

/// A server that listens.
#[derive(Debug)]
pub(super) struct Server {
    port: u16,
    agent: ureq::Agent,
    clock: Clock,
    began: u64,
}

/// A request of the checks.
#[derive(Deserialize)]
struct Asked {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl Server {
    /// Waits until something listens on the learner's port.
    pub(super) fn find(files: &[LabFile], clock: &Clock, cancel: &Cancel) -> Result<Self, Trouble> {
        let port = port(files)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let began = clock.steady_millis();
        while let Err(error) = TcpStream::connect_timeout(&address, Duration::from_millis(500)) {
            let waited = clock.steady_millis().saturating_sub(began);
            if waited >= READY || cancel.is_asked() {
                return Err(at_port(match error.kind() {
                    std::io::ErrorKind::ConnectionRefused => format!(
                        "nothing listens on 127.0.0.1:{port}: start your server, or write its port here; a server that listens on another \
                         address of this machine, such as ::1, is not found"
                    ),
                    _ => format!("127.0.0.1:{port} cannot be reached: {error}"),
                }));
            }
            std::thread::park_timeout(Duration::from_millis(100));
        }
        let config = ureq::Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .timeout_global(Some(PATIENCE))
            .user_agent("hornbook")
            .build();
        Ok(Self { port, agent: config.into(), clock: clock.clone(), began })
    }

    /// Answers calls of the checks, one after the other.
    pub(super) fn turn(&mut self, calls: Vec<Call>, until: Option<f64>) -> Answers {
        let replies: Vec<Reply> = calls
            .into_iter()
            .map(|Call { id, kind, value }| {
                let result = match kind.as_str() {
                    "fetch" => self.ask(value),
                    // Answers come whole, so there is nothing left to read or to stop.
                    "read" => Ok(json!({ "body": "", "isLast": true })),
                    "cancel" => Ok(Value::Null),
                    other => Err(format!("a probe asks a server over HTTP; it cannot `{other}`")),
                };
                Reply { id, result: result.map_err(|message| json!({ "name": "TypeError", "message": message })) }
            })
            .collect();
        let real = self.clock.steady_millis().saturating_sub(self.began) as f64;
        let silent = replies.is_empty() && until.is_none();
        Answers { replies, now: until.map_or(real, |until| until.max(real)), silent }
    }

    fn ask(&self, value: Value) -> Result<Value, String> {
        let asked: Asked = serde_json::from_value(value).map_err(|error| error.to_string())?;
        // Whatever host the checks wrote, the learner's server is what is asked.
        let path = asked.url.split_once("://").map_or(asked.url.as_str(), |(_, rest)| rest);
        let path = path.find(['/', '?']).map_or("/", |at| &path[at..]);
        let slash = if path.starts_with('/') { "" } else { "/" };
        let method = Method::from_bytes(asked.method.as_bytes()).map_err(|error| error.to_string())?;
        let mut request = Request::builder().method(method).uri(format!("http://127.0.0.1:{}{slash}{path}", self.port));
        for (name, value) in &asked.headers {
            request = request.header(name, value);
        }
        let body = asked
            .body
            .map(|body| BASE64.decode(body))
            .transpose()
            .map_err(|error| error.to_string())?
            .unwrap_or_default();
        let request = request.body(body).map_err(|error| error.to_string())?;
        let path = request.uri().path().to_owned();
        let failed = |error: ureq::Error| format!("fetch failed: {path}: {error}");
        let mut response = self.agent.run(request).map_err(failed)?;
        let body = response.body_mut().with_config().limit(BODY).read_to_vec().map_err(failed)?;
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers: Vec<(&str, String)> =
            response.headers().iter().map(|(name, value)| (name.as_str(), text(value))).collect();
        let status = response.status();
        let reason = status.canonical_reason().unwrap_or("");
        Ok(
            json!({ "status": status.as_u16(), "statusText": reason, "headers": headers, "body": BASE64.encode(&body), "isLast": true }),
        )
    }
}

fn at_port(message: String) -> Trouble {
    let at = CodePlace { function: None, file: PORT.to_owned(), line: 1, column: 1 };
    Trouble { message, at: Some(at), ..Trouble::default() }
}

/// Reads the port: a number and nothing else, so that no other address can be written.
fn port(files: &[LabFile]) -> Result<u16, Trouble> {
    let text = files.iter().find(|file| file.path == PORT).map_or("", |file| file.text.trim());
    match text.parse::<u16>() {
        Ok(port) if port > 0 && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(port),
        _ => Err(at_port("write the port of your server: a number from 1 to 65535, such as 3000".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Access;

    fn with_port(text: &str) -> Result<u16, Trouble> {
        port(&[LabFile { path: PORT.to_owned(), text: text.to_owned(), access: Access::Edit }])
    }

    #[test]
    fn a_port_is_a_number_and_nothing_else() {
        assert_eq!(with_port(" 8080\n").unwrap(), 8080);
        for other in ["", "0", "65536", "+80", "-1", "80 81", "127.0.0.1:80", "http://example.com", "80/../", "８０"]
        {
            assert!(with_port(other).is_err(), "{other}");
        }
    }
}
