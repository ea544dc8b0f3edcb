//! Embeds the course.
fn main() {}
