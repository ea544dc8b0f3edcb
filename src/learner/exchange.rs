//! A request and what came back.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file of an http lab's requests.
pub const REQUESTS_FILE: &str = "requests.http";

/// One request of a lab and its response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// What was asked.
    pub request: ExchangeRequest,
    /// What was answered.
    pub response: Option<ExchangeResponse>,
    /// Why there is no answer.
    pub error: Option<String>,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRequest {
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
    /// Fields by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// Fields as they were written, in order.
    pub fields: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// The line of the learner's file, from 1.
    pub line: u32,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExchangeResponse {
    /// The status.
    pub status: u16,
    /// Its words.
    pub reason: String,
    /// Fields by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// Fields as they were sent, in order.
    pub fields: Vec<(String, String)>,
    /// The body, when it is text.
    pub body: String,
    /// Bytes of the body.
    pub size: usize,
    /// Virtual milliseconds it took.
    pub millis: f64,
}
