//! What programs print, compared.

/// Whether two outputs agree, line by line, apart from space at line ends, and from space and empty lines around the whole.
///
/// mdbook-quiz trims the whole; editors and people also leave space at line ends, which nobody can see.
pub(super) fn same_output(a: &str, b: &str) -> bool {
    a.trim().lines().map(str::trim_end).eq(b.trim().lines().map(str::trim_end))
}

#[cfg(test)]
mod tests {
    use super::same_output;

    #[test]
    fn outputs_agree_without_the_space_that_nobody_sees() {
        assert!(same_output("a \nb\n\n", "\n a\r\nb"));
        assert!(same_output("", " \n"));
        assert!(!same_output("a\nb", "a\n b"), "space at the start of an inner line counts");
        assert!(!same_output("a\n\nb", "a\nb"));
        assert!(!same_output("A", "a"));
    }
}
