//! A lab's service, kept running: for a learner's own client.

use super::child::{Child, NoFrame, Time};
use super::run::{Cancel, Laboratory, Run};
use super::wire::{Call, Work};
use super::{LabError, begin};
use crate::course::{Lab, LabFile};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Deserialize;
use serde_json::json;
use std::cell::RefCell;
use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::rc::Rc;

/// The most bytes of a request's body.
const BODY: usize = 1024 * 1024;
/// Real milliseconds for which the engine of a service may live.
const LIFE: u64 = 24 * 60 * 60 * 1_000;

/// A service in a work child. A request that hangs ends it; the next one begins with a fresh one.
#[derive(Debug)]
pub struct Service {
    laboratory: Laboratory,
    lab: Lab,
    files: Vec<LabFile>,
    work: Option<Child>,
    asked: u64,
}

/// What the work child answers.
#[derive(Deserialize)]
struct Answered {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Laboratory {
    /// Starts the service of a lab.
    ///
    /// # Errors
    /// When no child can be started or the files cannot be loaded.
    pub fn service(&self, lab: &Lab, files: &[LabFile]) -> Result<Service, LabError> {
        let mut service =
            Service { laboratory: self.clone(), lab: lab.clone(), files: files.to_vec(), work: None, asked: 0 };
        service.start()?;
        Ok(service)
    }
}

impl Service {
    fn start(&mut self) -> Result<&mut Child, LabError> {
        let mut start = begin::work(&self.lab, &self.files);
        start.millis = LIFE;
        let mut work =
            self.laboratory.child(Time { seconds: LIFE / 1_000, ..Time::of(self.lab.millis) }, &Cancel::default())?;
        let gone = |_: NoFrame| LabError::Gone;
        work.send(&start).map_err(gone)?;
        match Run::default().hear::<Work>(&mut work).map_err(gone)? {
            Work::Ready { .. } => Ok(self.work.insert(work)),
            Work::Stopped { trouble } => Err(LabError::Stopped(trouble.message)),
            Work::Replies { .. } => Err(LabError::Gone),
        }
    }

    /// Asks the service; a request that never ends is answered with what happened.
    fn ask(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Result<Answered, String> {
        self.asked += 1;
        let (id, millis) = (self.asked, Time::of(self.lab.millis).millis);
        let value = json!({ "method": method, "url": format!("http://lab{target}"), "headers": headers, "body": BASE64.encode(body) });
        let work = match self.work.take() {
            Some(work) => self.work.insert(work),
            None => self.start().map_err(|error| error.to_string())?,
        };
        work.extend(millis);
        let mut run = Run::default();
        let turned = run.turn(work, vec![Call { id, kind: "fetch".to_owned(), value }], None);
        let answers = match turned {
            Ok(Ok(answers)) => answers,
            Ok(Err(trouble)) => {
                self.work = None;
                return Err(trouble.message);
            }
            Err(_) => {
                self.work = None;
                return Err(format!("the service did not answer within {millis} ms and was started anew"));
            }
        };
        match answers.replies.into_iter().next().map(|reply| reply.result) {
            Some(Ok(value)) => serde_json::from_value(value).map_err(|error| error.to_string()),
            Some(Err(error)) => Err(error["message"].as_str().unwrap_or("the service failed").to_owned()),
            None => Err("the service never answers this request".to_owned()),
        }
    }

    /// Listens on 127.0.0.1 and answers until the program ends; `listening` is told the port.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn serve(self, port: u16, listening: impl FnOnce(u16)) -> io::Result<Infallible> {
        let service = Rc::new(RefCell::new(self));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        tokio::task::LocalSet::new().block_on(&runtime, async move {
            let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
            listening(listener.local_addr()?.port());
            loop {
                let (stream, _) = listener.accept().await?;
                let service = service.clone();
                tokio::task::spawn_local(async move {
                    let answer = service_fn(move |request| answer(service.clone(), request));
                    // A client that goes away, or speaks something else, is its own business.
                    let _ = http1::Builder::new()
                        .timer(TokioTimer::new())
                        .serve_connection(TokioIo::new(stream), answer)
                        .await;
                });
            }
        })
    }
}

async fn answer(
    service: Rc<RefCell<Service>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = match Limited::new(body, BODY).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return Ok(plain(StatusCode::PAYLOAD_TOO_LARGE, "the laboratory takes bodies of at most 1 MB\n")),
    };
    let headers: Vec<(String, String)> = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    // One request after the other: the service's clock is virtual.
    let answered = service.borrow_mut().ask(head.method.as_str(), target, &headers, &body);
    Ok(match answered {
        Ok(answered) => response(answered)
            .unwrap_or_else(|| plain(StatusCode::INTERNAL_SERVER_ERROR, "the service's answer is no HTTP\n")),
        Err(message) => plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("{message}\n")),
    })
}

fn plain(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(text.to_owned())));
    *response.status_mut() = status;
    response
}

fn response(answered: Answered) -> Option<Response<Full<Bytes>>> {
    let mut response = Response::builder().status(answered.status);
    for (name, value) in &answered.headers {
        // Framing is the server's own business.
        if !matches!(name.to_ascii_lowercase().as_str(), "connection" | "transfer-encoding" | "keep-alive") {
            response = response.header(name, value);
        }
    }
    response.body(Full::new(Bytes::from(BASE64.decode(answered.body).ok()?))).ok()
}
