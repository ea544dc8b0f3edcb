//! Inlines to runs.

use super::line::SpotKind;
use super::theme::Role;
use super::wrap::Run;
use crate::course::{Inline, Target, plain_text};
use ratatui::style::Modifier;

/// Returns the runs of inlines that stand in text of a role.
pub(super) fn runs(inlines: &[Inline], role: Role) -> Vec<Run<'_>> {
    let mut out = Vec::with_capacity(inlines.len());
    walk(inlines, role, Modifier::empty(), None, &mut out);
    out
}

/// Returns the runs of inlines that are one spot; links within them stay spots of their own.
pub(super) fn runs_in_spot<'a>(inlines: &'a [Inline], role: Role, spot: &SpotKind) -> Vec<Run<'a>> {
    let mut out = Vec::new();
    walk(inlines, role, Modifier::empty(), Some(spot), &mut out);
    out
}

fn walk<'a>(inlines: &'a [Inline], role: Role, extra: Modifier, spot: Option<&SpotKind>, out: &mut Vec<Run<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => Run::push(text, role, extra, spot, out),
            Inline::Code(text) | Inline::Math(text) => Run::push(text, Role::InlineCode, extra, spot, out),
            Inline::Emphasis(inner) => walk(inner, role, extra | Modifier::ITALIC, spot, out),
            Inline::Strong(inner) => walk(inner, role, extra | Modifier::BOLD, spot, out),
            Inline::Strike(inner) => walk(inner, Role::Strike, extra, spot, out),
            Inline::Key(text) => {
                out.push(Run::mark("[", Role::Key, spot.cloned()));
                Run::push(text, Role::Key, extra, spot, out);
                out.push(Run::mark("]", Role::Key, spot.cloned()));
            }
            Inline::Link { target, text } => {
                let own = SpotKind::Link(target.clone());
                walk(text, Role::Link, extra, Some(&own), out);
                if let Target::External(address) = target
                    && !shows(&plain_text(text), address)
                {
                    Run::push(format!(" ({address})"), Role::Dim, Modifier::empty(), Some(&own), out);
                }
            }
            Inline::Image { target, alt } => {
                let own = SpotKind::Link(target.clone());
                out.push(Run::mark("[image: ", Role::Dim, Some(own.clone())));
                Run::push(alt, Role::Emphasis, extra, Some(&own), out);
                out.push(Run::mark("]", Role::Dim, Some(own.clone())));
                let address = match target {
                    Target::External(address) => address.as_str(),
                    Target::Internal { path, .. } => path.as_deref().unwrap_or(""),
                };
                if !address.is_empty() {
                    Run::push(format!(" ({address})"), Role::Dim, Modifier::empty(), Some(&own), out);
                }
            }
            Inline::FootnoteRef { label, number } => {
                out.push(Run::mark(&format!("[{number}]"), Role::Link, Some(SpotKind::Footnote(label.clone()))));
            }
            Inline::SoftBreak => Run::push(" ", role, extra, spot, out),
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
