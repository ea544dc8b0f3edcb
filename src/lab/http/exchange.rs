//! Requests, sent one after the other, and what came back.

use super::Request;
use crate::lab::child::{Child, NoFrame};
use crate::lab::run::Run;
use crate::lab::wire::Call;
use crate::learner::{Exchange, ExchangeRequest, ExchangeResponse, Trouble};
use serde::Deserialize;
use serde_json::json;

/// What the work child answers to a call `exchange`.
#[derive(Deserialize)]
struct Answered {
    status: u16,
    #[serde(rename = "statusText")]
    reason: String,
    headers: Vec<(String, String)>,
    /// The body, when it is text.
    text: Option<String>,
    /// Bytes of the body.
    size: usize,
}

/// Sends the requests to the service of the work child. A service that fails or never answers leaves an exchange without a response.
pub(in crate::lab) fn exchange(
    run: &mut Run,
    work: &mut Child,
    requests: Vec<Request>,
) -> Result<Result<Vec<Exchange>, Trouble>, NoFrame> {
    let mut exchanges = Vec::new();
    for (at, request) in requests.into_iter().enumerate() {
        let value = json!({
            "method": request.method, "url": format!("http://lab{}", request.target), "headers": request.fields, "text": request.body,
        });
        let began = run.now();
        let call = Call { id: at as u64 + 1, kind: "exchange".to_owned(), value };
        let answers = match run.turn(work, vec![call], None)? {
            Ok(answers) => answers,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let millis = answers.now - began;
        let (response, error) = match answers.replies.into_iter().next().map(|reply| reply.result) {
            Some(Ok(value)) => match serde_json::from_value::<Answered>(value) {
                Ok(answered) => (Some(response(answered, millis)), None),
                Err(_) => return Err(NoFrame::Gone),
            },
            Some(Err(error)) => {
                let message = error.get("message").and_then(|message| message.as_str());
                (None, Some(message.unwrap_or("the service failed").to_owned()))
            }
            None => (None, Some("the service never answered".to_owned())),
        };
        exchanges.push(Exchange { request: asked(request), response, error });
    }
    Ok(Ok(exchanges))
}

fn asked(request: Request) -> ExchangeRequest {
    let Request { method, target, fields, body, line } = request;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    ExchangeRequest {
        method,
        path: path.to_owned(),
        query: query.to_owned(),
        headers: joined(&fields),
        fields,
        body,
        line,
    }
}

fn response(answered: Answered, millis: f64) -> ExchangeResponse {
    let Answered { status, reason, headers: fields, text, size } = answered;
    ExchangeResponse { status, reason, headers: joined(&fields), fields, body: text.unwrap_or_default(), size, millis }
}

/// Fields by their names in small letters; several of one name become a list, RFC 9110 §5.3.
fn joined(fields: &[(String, String)]) -> std::collections::BTreeMap<String, String> {
    let mut map = std::collections::BTreeMap::new();
    for (name, value) in fields {
        map.entry(name.to_ascii_lowercase())
            .and_modify(|known: &mut String| {
                known.push_str(", ");
                known.push_str(value);
            })
            .or_insert_with(|| value.clone());
    }
    map
}
