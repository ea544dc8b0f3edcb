//! Anchors of headings, as mdBook makes them (`mdbook-html`, `id_from_content` and `unique_id`); GitHub's are the same.

use std::collections::{HashMap, HashSet};

/// Hands out anchors, each once.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    used: HashSet<String>,
    /// The last number tried for each anchor that was taken.
    tried: HashMap<String, usize>,
}

impl Slugs {
    /// Returns the anchor for a heading's words: lower case, spaces to `-`, letters, digits, `-` and `_` kept; `section` when nothing is
    /// left; `-1`, `-2` … when taken.
    pub(super) fn anchor(&mut self, words: &str) -> String {
        let mut slug = String::with_capacity(words.len());
        for c in words.trim().chars() {
            match c {
                c if c.is_alphanumeric() || c == '_' || c == '-' => slug.extend(c.to_lowercase()),
                c if c.is_whitespace() => slug.push('-'),
                _ => {}
            }
        }
        if slug.is_empty() {
            slug.push_str("section");
        }
        self.unique(slug)
    }

    /// Returns `wanted`, or `wanted-1` and so on when it is taken.
    pub(super) fn unique(&mut self, wanted: String) -> String {
        if self.used.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.tried.entry(wanted.clone()).or_default();
        loop {
            *number += 1;
            let next = format!("{wanted}-{number}");
            if self.used.insert(next.clone()) {
                return next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Slugs;

    #[test]
    fn anchors_are_lower_case_and_unique() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.anchor("Hello, World! `x_y`"), "hello-world-x_y");
        assert_eq!(slugs.anchor("Hello World x_y"), "hello-world-x_y-1");
        assert_eq!(slugs.anchor("Größe"), "größe");
        assert_eq!(slugs.anchor("--passes: add more"), "--passes-add-more");
        assert_eq!([slugs.anchor("::"), slugs.anchor("")], ["section", "section-1"]);
        assert_eq!([slugs.anchor("A-1"), slugs.anchor("A"), slugs.anchor("A")], ["a-1", "a", "a-2"]);
    }
}
