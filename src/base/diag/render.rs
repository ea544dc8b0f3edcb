//! Diagnostics for people, for editors, for programs.
