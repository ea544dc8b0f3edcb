//! Configuration files: texts → trees with places, by real parsers.
//!
//! [`read`] is the entry. Every parser is bounded ([`TEXT`], [`DEPTH`], [`NODES`]), never panics whatever the bytes, and opens nothing: no
//! entity, no include, no variable of the environment. What a file looks like as a document is said in the file of its format.

mod dockerfile;
mod document;
mod env;
mod graphql;
mod hcl;
mod ini;
mod json;
mod lines;
mod nginx;
mod node;
mod problem;
mod properties;
mod toml;
mod work;
mod xml;
mod yaml;

pub(in crate::lab) use document::{Document, read};
use problem::Place;
pub(in crate::lab) use problem::Problem;
pub(in crate::lab) use work::{trouble, work};

/// The most bytes of a file.
pub(in crate::lab) const TEXT: usize = 256 * 1024;
/// The most levels of a file, counted as its format counts them.
const DEPTH: usize = 64;
/// The most values of a document, keys apart.
const NODES: usize = 100_000;

/// Says that a file is nested too deeply.
fn too_deep(place: Place) -> Problem {
    Problem::new(place, format!("this is nested deeper than {DEPTH} levels"))
}
