//! Anchors of headings, as mdBook and GitHub make them.

use std::collections::HashMap;

/// Hands out anchors, each once.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    used: HashMap<String, usize>,
}

impl Slugs {
    /// Returns the anchor for a heading's words: lower case, spaces to `-`, letters, digits, `-` and `_` kept; `-1`, `-2` … when taken.
    pub(super) fn anchor(&mut self, words: &str) -> String {
        let slug: String = words
            .trim()
            .chars()
            .filter_map(|c| match c {
                c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_lowercase().next().unwrap_or(c)),
                c if c.is_whitespace() => Some('-'),
                _ => None,
            })
            .collect();
        self.unique(slug)
    }

    /// Returns `wanted`, or `wanted-1` and so on when it is taken.
    pub(super) fn unique(&mut self, wanted: String) -> String {
        match self.used.get_mut(&wanted) {
            None => {
                self.used.insert(wanted.clone(), 0);
                wanted
            }
            Some(count) => {
                *count += 1;
                let next = format!("{wanted}-{count}");
                self.unique(next)
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
    }
}
