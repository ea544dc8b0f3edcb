//! What changed between two texts, line by line: the shortest way from one to the other (Myers, "An O(ND) Difference Algorithm", 1986).

/// A line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffLine<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the old text.
    Removed(&'a str),
    /// Only in the new text.
    Added(&'a str),
}

/// The most changes that are looked for; texts that differ in more are shown as removed and added whole.
const MOST: usize = 1_000;

/// Compares two texts. Lines in both are `Same`, whatever stands between them.
pub fn diff<'a>(old: &'a str, new: &'a str) -> Vec<DiffLine<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    let mut lines: Vec<DiffLine<'a>> = old[..start].iter().copied().map(DiffLine::Same).collect();
    middle(old_middle, new_middle, &mut lines);
    lines.extend(old_rest[old_rest.len() - end..].iter().copied().map(DiffLine::Same));
    lines
}

fn middle<'a>(old: &[&'a str], new: &[&'a str], out: &mut Vec<DiffLine<'a>>) {
    let Some(trace) = trace(old, new) else {
        out.extend(old.iter().copied().map(DiffLine::Removed));
        out.extend(new.iter().copied().map(DiffLine::Added));
        return;
    };
    // The way is walked from its end.
    let (mut x, mut y) = (old.len(), new.len());
    let mut steps = Vec::new();
    for (changes, reached) in trace.iter().enumerate().rev() {
        let (k, depth) = (x.cast_signed() - y.cast_signed(), changes.cast_signed());
        let down = k == -depth || (k != depth && at(reached, k - 1) < at(reached, k + 1));
        let from = if down { k + 1 } else { k - 1 };
        let from_x = at(reached, from);
        let from_y = from_x.cast_signed() - from;
        while x > from_x && y.cast_signed() > from_y {
            (x, y) = (x - 1, y - 1);
            steps.push(DiffLine::Same(old[x]));
        }
        match (changes, down) {
            (0, _) => {}
            (_, true) => {
                y -= 1;
                steps.push(DiffLine::Added(new[y]));
            }
            (_, false) => {
                x -= 1;
                steps.push(DiffLine::Removed(old[x]));
            }
        }
    }
    out.extend(steps.into_iter().rev());
}

/// For each number of changes, how far along the old text each diagonal has come before it; none when there are too many changes.
fn trace(old: &[&str], new: &[&str]) -> Option<Vec<Vec<usize>>> {
    let most = (old.len() + new.len()).min(MOST);
    let mut reached = vec![0usize; 2 * most + 3];
    let mut trace = Vec::new();
    for d in 0..=most {
        let depth = d.cast_signed();
        // Only the diagonals that this step can look at are kept.
        trace.push(window(&reached, most, d));
        let mut k = -depth;
        while k <= depth {
            let slot = |k: isize| (k + most.cast_signed() + 1).cast_unsigned();
            let down = k == -depth || (k != depth && reached[slot(k - 1)] < reached[slot(k + 1)]);
            let mut x = if down { reached[slot(k + 1)] } else { reached[slot(k - 1)] + 1 };
            let mut y = (x.cast_signed() - k).cast_unsigned();
            while x < old.len() && y < new.len() && old[x] == new[y] {
                x += 1;
                y += 1;
            }
            reached[slot(k)] = x;
            if x >= old.len() && y >= new.len() {
                return Some(trace);
            }
            k += 2;
        }
    }
    None
}

fn window(reached: &[usize], most: usize, d: usize) -> Vec<usize> {
    let middle = most + 1;
    reached[middle - (d + 1).min(middle)..(middle + d + 2).min(reached.len())].to_vec()
}

/// The value of a diagonal in a window around 0.
fn at(window: &[usize], k: isize) -> usize {
    let middle = (window.len() / 2).cast_signed();
    usize::try_from(k + middle).ok().and_then(|slot| window.get(slot)).copied().unwrap_or(0)
}

/// Returns how many bytes two texts have in common at their start and at their end, cut between characters, never overlapping.
pub fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let start: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let line = |line: &DiffLine<'_>| match line {
            DiffLine::Same(text) => format!(" {text}"),
            DiffLine::Removed(text) => format!("-{text}"),
            DiffLine::Added(text) => format!("+{text}"),
        };
        diff(old, new).iter().map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_shortest_way_is_found() {
        assert_eq!(shown("a\nb\nc", "a\nc"), " a|-b| c");
        assert_eq!(shown("a\nc", "a\nb\nc"), " a|+b| c");
        assert_eq!(shown("a\nx\nc", "a\ny\nc"), " a|-x|+y| c");
        assert_eq!(shown("", "a"), "+a");
        assert_eq!(shown("a", "a"), " a");
        assert_eq!(shown("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc").matches(['-', '+']).count(), 5);
    }

    #[test]
    fn common_ends_do_not_overlap() {
        assert_eq!(common_ends("aXa", "aa"), (1, 1));
        assert_eq!(common_ends("aaa", "aa"), (2, 0));
        assert_eq!(common_ends("né", "nè"), (1, 0));
    }

    #[test]
    fn texts_with_nothing_in_common_are_shown_whole() {
        let (old, new): (String, String) =
            ((0..3_000).map(|n| format!("a{n}\n")).collect(), (0..3_000).map(|n| format!("b{n}\n")).collect());
        assert_eq!(diff(&old, &new).len(), 6_000);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_it(old in "[abc\n]{0,40}", new in "[abc\n]{0,40}") {
            let lines = diff(&old, &new);
            let side = |is_old: bool| lines.iter().filter_map(|line| match line {
                DiffLine::Same(text) => Some(*text),
                DiffLine::Removed(text) => is_old.then_some(*text),
                DiffLine::Added(text) => (!is_old).then_some(*text),
            }).collect::<Vec<_>>();
            prop_assert_eq!(side(true), old.lines().collect::<Vec<_>>());
            prop_assert_eq!(side(false), new.lines().collect::<Vec<_>>());
        }
    }
}
