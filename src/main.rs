//! The program `hornbook`.

fn main() {}
