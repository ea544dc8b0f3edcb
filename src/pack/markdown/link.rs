//! Where links lead.

use super::{Context, mark};
use crate::base::files::resolve_inside;
use crate::course::Target;

/// Returns where a link leads: an address with a scheme is external, anything else is in the pack if it stays among its texts.
///
/// mdBook publishes `one.md` as `one.html` and `README.md` as `index.html`, and books link to either.
pub(super) fn target(destination: &str, context: &Context<'_>) -> Target {
    let destination = mark::words(destination, context.directives);
    let external = || Target::External(destination.clone().into_owned());
    if destination.starts_with("//") || has_scheme(&destination) {
        return external();
    }
    let (path, anchor) = match destination.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decoded(anchor)).filter(|anchor| !anchor.is_empty())),
        None => (&*destination, None),
    };
    let path = percent_decoded(path.split('?').next().unwrap_or(path));
    if path.is_empty() {
        return Target::Internal { path: None, anchor };
    }
    let inside = match path.strip_prefix('/') {
        // The site's root is the folder of texts.
        Some(path) => resolve_inside("", path).map(|path| under(context.root, &path)).filter(|path| {
            let chapter = as_chapter(path, context);
            context.is_chapter.is_some_and(|is_chapter| is_chapter(&chapter))
        }),
        None => resolve_inside(context.path, &path).filter(|path| is_under(context.root, path)),
    };
    match inside {
        Some(inside) => Target::Internal { path: Some(as_chapter(&inside, context)), anchor },
        None => external(),
    }
}

/// Returns the chapter that is published at a path; the path itself when none is.
fn as_chapter(path: &str, context: &Context<'_>) -> String {
    let stem = path.strip_suffix(".html");
    let Some(is_chapter) = context.is_chapter else {
        return stem.map_or_else(|| path.to_owned(), |stem| format!("{stem}.md"));
    };
    let folder = match stem {
        Some(stem) => stem.strip_suffix("index").map(|folder| folder.trim_end_matches('/')),
        None => Some(path),
    };
    let published = stem.map(|stem| format!("{stem}.md"));
    let in_folder = folder.into_iter().flat_map(|folder| {
        ["README.md", "readme.md", "index.md", "lesson.md"].into_iter().map(move |name| under(folder, name))
    });
    let mut candidates = std::iter::once(path.to_owned()).chain(published).chain(in_folder);
    candidates.find(|path| is_chapter(path)).unwrap_or_else(|| path.to_owned())
}

fn under(root: &str, path: &str) -> String {
    if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") }
}

fn is_under(root: &str, path: &str) -> bool {
    root.is_empty() || path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// RFC 3986 section 3.1; a single letter would be a drive.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

/// RFC 3986 section 2.1; what is not valid stays.
pub(in crate::pack) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = (byte == b'%').then(|| after.get(..2)).flatten().filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        let decoded =
            hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match decoded {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn links_find_the_chapters_that_mdbook_publishes() {
        let chapters: HashSet<String> =
            ["src/a.md", "src/d/README.md", "src/e/lesson.md", "src/x y.md"].map(str::to_owned).into();
        let is_chapter = |path: &str| chapters.contains(path);
        let context =
            Context { path: "src/d/README.md", root: "src", is_chapter: Some(&is_chapter), ..Context::default() };
        let found = |link: &str| match target(link, &context) {
            Target::Internal { path, anchor } => {
                format!("{}#{}", path.unwrap_or_default(), anchor.unwrap_or_default())
            }
            Target::External(address) => address,
        };
        for (link, wanted) in [
            ("../a.html#p", "src/a.md#p"),
            ("../a.md?x=1#p%20q", "src/a.md#p q"),
            ("./", "src/d/README.md#"),
            ("index.html", "src/d/README.md#"),
            ("../e/", "src/e/lesson.md#"),
            ("../e", "src/e/lesson.md#"),
            ("/a.html", "src/a.md#"),
            ("/nowhere", "/nowhere"),
            ("../x%20y.md", "src/x y.md#"),
            ("../missing.html", "src/missing.html#"),
            ("#p", "#p"),
            ("", "#"),
            // Beside the texts, as the Rust Book links to std.
            ("../../std/index.html", "../../std/index.html"),
            ("../../../etc/passwd", "../../../etc/passwd"),
            ("//host/x", "//host/x"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("%+1%", "src/d/%+1%#"),
        ] {
            assert_eq!(found(link), wanted, "{link}");
        }
    }
}
