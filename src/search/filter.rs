//! `part:`, `kind:` and `lesson:` in a query.

use super::{Kind, LessonKey};
use crate::base::text::folded;

/// Something that narrows a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Only this part, by number (also Roman) or by words of its title.
    Part(String),
    /// Only this kind, by name.
    Kind(String),
    /// Only this lesson, by number, id or words of its title.
    Lesson(String),
}

impl Filter {
    /// The names that stand before the colon.
    pub(super) const NAMES: [&'static str; 3] = ["part", "kind", "lesson"];

    /// Makes the filter of a name and a value.
    pub(super) fn new(name: &str, value: &str) -> Option<Self> {
        let value = value.to_owned();
        match name {
            "part" => Some(Self::Part(value)),
            "kind" => Some(Self::Kind(value)),
            "lesson" => Some(Self::Lesson(value)),
            _ => None,
        }
    }

    /// Whether it lets anything of a lesson through.
    pub(super) fn takes_lesson(&self, key: &LessonKey) -> bool {
        match self {
            Self::Kind(_) => true,
            Self::Part(part) => {
                let number = part.parse().ok().or_else(|| roman(part));
                (key.part_number > 0 && number == Some(key.part_number)) || has_words(&key.part, part)
            }
            Self::Lesson(lesson) => {
                let is_number = lesson.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                if is_number {
                    return key.number == trimmed(lesson);
                }
                key.id.eq_ignore_ascii_case(lesson) || has_words(&key.title, lesson)
            }
        }
    }

    /// Whether it lets a kind through.
    pub(super) fn takes_kind(&self, kind: Kind) -> bool {
        match self {
            Self::Kind(name) => Kind::of_name(name) == Some(kind),
            _ => true,
        }
    }
}

/// `007` is lesson 7.
fn trimmed(number: &str) -> String {
    let parts: Vec<&str> = number.split('.').map(|part| part.trim_start_matches('0')).collect();
    parts.join(".")
}

fn has_words(text: &str, words: &str) -> bool {
    let words = folded(words);
    !words.is_empty() && folded(text).contains(&words)
}

/// Takes Roman numerals up to thirty-nine.
fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 5] = [("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let text = text.to_ascii_uppercase();
    let (mut rest, mut number) = (text.as_str(), 0);
    for (digits, value) in DIGITS {
        let most = if digits.len() == 2 || digits == "V" { 1 } else { 3 };
        for _ in 0..most {
            if let Some(shorter) = rest.strip_prefix(digits) {
                (rest, number) = (shorter, number + value);
            }
        }
    }
    (rest.is_empty() && number > 0).then_some(number)
}

/// Returns the query with another value of a filter, or without it; what else is typed stays as it is.
pub fn with_filter(query: &str, name: &str, value: Option<&str>) -> String {
    let mut out = String::new();
    let mut rest = query;
    let start = format!("{name}:");
    // The filter's old place becomes its new one.
    let mut place = None;
    while !rest.is_empty() {
        let begins = out.is_empty() || out.ends_with(char::is_whitespace);
        if begins && rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(&start)) {
            let after = &rest[start.len()..];
            let end = match after.strip_prefix('"') {
                Some(quoted) => quoted.find('"').map_or(after.len(), |end| end + 2),
                None => after.find(char::is_whitespace).unwrap_or(after.len()),
            };
            place = place.or(Some(out.len()));
            rest = after[end..].trim_start();
            continue;
        }
        let next = rest.chars().next().map_or(1, char::len_utf8);
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    let Some(value) = value else { return out };
    let quoted = if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() };
    let filter = format!("{name}:{quoted} ");
    out.insert_str(place.unwrap_or(0), &filter);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> LessonKey {
        LessonKey {
            id: "routing".into(),
            number: "11".into(),
            title: "Basic routing".into(),
            part: "Core Concepts".into(),
            part_number: 2,
            ..LessonKey::default()
        }
    }

    #[test]
    fn parts_and_lessons_are_named_by_number_or_words() {
        for part in ["2", "II", "ii", "core", "concepts"] {
            assert!(Filter::Part(part.into()).takes_lesson(&key()), "{part}");
        }
        for part in ["1", "III", "", "0", "advanced"] {
            assert!(!Filter::Part(part.into()).takes_lesson(&key()), "{part}");
        }
        for lesson in ["11", "011", "ROUTING", "basic r"] {
            assert!(Filter::Lesson(lesson.into()).takes_lesson(&key()), "{lesson}");
        }
        assert!(!Filter::Lesson("1".into()).takes_lesson(&key()));
        assert_eq!((roman("XIV"), roman("IIII"), roman("x1"), roman("")), (Some(14), None, None, None));
    }

    #[test]
    fn a_filter_is_set_changed_and_taken_away_in_its_place() {
        assert_eq!(with_filter("get user", "kind", Some("code")), "kind:code get user");
        assert_eq!(with_filter("get kind:code user", "kind", Some("text")), "get kind:text user");
        assert_eq!(with_filter("get KIND:code user", "kind", None), "get user");
        assert_eq!(with_filter("part:\"a b\" x", "part", Some("c d")), "part:\"c d\" x");
        assert_eq!(with_filter("mankind:code", "kind", None), "mankind:code");
    }
}
