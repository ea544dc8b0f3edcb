//! JSON with a line for each value. The order of names and the digits of numbers stay as they were sent.

use serde::de::IgnoredAny;

/// Returns JSON that is easy to read; `None` when it is none.
pub(super) fn pretty(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with(['{', '[']) || serde_json::from_str::<IgnoredAny>(text).is_err() {
        return None;
    }
    let mut out = String::with_capacity(text.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if quoted {
            out.push(c);
            quoted = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => {
                quoted = true;
                out.push(c);
            }
            '{' | '[' => {
                out.push(c);
                while rest.next_if(|next| next.is_ascii_whitespace()).is_some() {}
                if let Some(close) = rest.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_ascii_whitespace() => {}
            c => out.push(c),
        }
    }
    Some(out)
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn names_and_numbers_stay_as_they_were() {
        let text = "{\"z\":1.50, \"a\" : [ ],\"q\":\"a\\\"{,:\\\\\",\"n\":[true,null]}";
        let expected =
            "{\n  \"z\": 1.50,\n  \"a\": [],\n  \"q\": \"a\\\"{,:\\\\\",\n  \"n\": [\n    true,\n    null\n  ]\n}";
        assert_eq!(pretty(text).unwrap(), expected);
        assert_eq!(pretty("{\"a\":}"), None);
        assert_eq!(pretty("plain"), None);
    }
}
