//! Where in a text a reader is.

use serde::{Deserialize, Serialize};

/// A place in a lesson that survives a change of width: a block and how far into its visible text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Place {
    /// The top-level block, from 0.
    pub block: usize,
    /// Bytes of the block's visible text that lie before the place.
    pub offset: usize,
}
