//! Inlines to runs.

use super::line::SpotKind;
use super::theme::Role;
use super::wrap::Run;
use crate::course::{Inline, Target, plain_text};
use ratatui::style::Modifier;

/// Returns the runs of inlines that stand in text of a role.
pub(super) fn runs(inlines: &[Inline], role: Role) -> Vec<Run> {
    let mut out = Vec::new();
    walk(inlines, role, Modifier::empty(), None, &mut out);
    out
}

fn walk(inlines: &[Inline], role: Role, extra: Modifier, spot: Option<&SpotKind>, out: &mut Vec<Run>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push(Run::content(text, role, extra, spot.cloned())),
            Inline::Code(text) => out.push(Run::content(text, Role::InlineCode, extra, spot.cloned())),
            Inline::Math(text) => out.push(Run::content(text, Role::InlineCode, extra, spot.cloned())),
            Inline::Emphasis(inner) => walk(inner, role, extra | Modifier::ITALIC, spot, out),
            Inline::Strong(inner) => walk(inner, role, extra | Modifier::BOLD, spot, out),
            Inline::Strike(inner) => walk(inner, Role::Strike, extra, spot, out),
            Inline::Key(text) => {
                out.push(Run::mark("[", Role::Key, None));
                out.push(Run::content(text, Role::Key, extra, spot.cloned()));
                out.push(Run::mark("]", Role::Key, None));
            }
            Inline::Link { target, text } => {
                let own = SpotKind::Link(target.clone());
                walk(text, Role::Link, extra, Some(&own), out);
                if let Target::External(address) = target
                    && !shows(&plain_text(text), address)
                {
                    out.push(Run::mark(&format!(" ({address})"), Role::Dim, Some(own)));
                }
            }
            Inline::Image { target, alt } => {
                let own = SpotKind::Link(target.clone());
                out.push(Run::mark("[image: ", Role::Dim, Some(own.clone())));
                out.push(Run::content(alt, Role::Emphasis, extra, Some(own.clone())));
                let address = match target {
                    Target::External(address) => address.as_str(),
                    Target::Internal { path, .. } => path.as_deref().unwrap_or(""),
                };
                out.push(Run::mark(&format!("] ({address})"), Role::Dim, Some(own)));
            }
            Inline::FootnoteRef { label, number } => {
                out.push(Run::mark(&format!("[{number}]"), Role::Link, Some(SpotKind::Footnote(label.clone()))));
            }
            Inline::SoftBreak => out.push(Run::content(" ", role, extra, spot.cloned())),
            Inline::HardBreak => out.push(Run::line_break()),
        }
    }
}

/// Whether a link's text is its address, scheme and closing slash apart.
fn shows(text: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/');
        ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .unwrap_or(text)
            .to_owned()
    };
    bare(text) == bare(address)
}
