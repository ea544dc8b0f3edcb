//! The tests of hornbook as a whole, one binary; each file is one promise.

#![allow(unreachable_pub, reason = "the modules of one test binary share their helpers")]

mod architecture;
mod cli;
mod course;
mod diagnostics;
mod drive;
mod drive_editor;
mod drive_glossary;
mod drive_home;
mod drive_lab;
mod drive_notes;
mod drive_review;
mod drive_search;
mod drive_welcome;
mod lab_behaviour;
mod lab_config;
mod lab_crypto;
mod lab_hostile;
mod lab_http;
mod lab_probe;
mod lab_proof;
mod lab_sim;
mod lab_sql;
mod laws;
mod markdown;
mod notes;
mod pack_format;
mod packs;
mod page_blocks;
mod page_laws;
mod pages;
mod progress;
mod pty;
mod quiz;
mod review;
mod search;
mod strict;
mod support;
mod words;
