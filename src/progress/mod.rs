//! The learner's store: an append-only log in SQLite and the tables derived from it.
