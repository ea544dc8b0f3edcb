//! Why the memory model was not fitted.

/// What stands in the way of a fit; the parameters stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FitError {
    /// There is too little to learn from.
    #[error("there are {have} reviews a day or more after the one before, and a fit needs {need}")]
    TooFew {
        /// Reviews that count.
        have: usize,
        /// Reviews that are needed.
        need: usize,
    },
    /// The model could not be fitted.
    #[error("the model could not be fitted: {0}")]
    Failed(String),
}
