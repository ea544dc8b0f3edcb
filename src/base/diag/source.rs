//! Files as diagnostics see them: a name, a text, lines and columns.

use std::sync::Arc;

/// A file's name and text, cheap to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// Shown name: relative to the pack.
    pub name: Arc<str>,
    /// What it holds.
    pub text: Arc<str>,
}

/// A place as people count: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl SourceText {
    /// Makes one.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Returns the place of a byte; past the end, the end.
    pub fn location(&self, offset: usize) -> Location {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Location {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = SourceText::new("a.md", "é1\n日本x");
        assert_eq!(source.location(0), Location { line: 1, column: 1 });
        assert_eq!(source.location(2), Location { line: 1, column: 2 });
        assert_eq!(source.location(10), Location { line: 2, column: 3 });
        assert_eq!(source.location(999), Location { line: 2, column: 4 });
    }
}
