//! The screen of the first run.

use super::super::app::{App, Question};
use super::overlay::plain;
use crate::base::text::width;
use crate::course::{Block, BlockKind, Inline};
use crate::page::{Look, PageLine, Role, lines_of};

/// A row for each question, then what to do and the first keys.
pub(super) fn rows(app: &App, look: &Look) -> Vec<PageLine> {
    let words = app.words;
    let row = |question: &Question| {
        let (name, value) = match question {
            Question::Ecosystem => {
                let chosen = app.study.settings.ecosystem.as_deref();
                let known = app.study.pack.info().ecosystems.iter().find(|known| Some(known.id.as_str()) == chosen);
                let name = known.map(|known| known.name.clone());
                (words.get("welcome.samples"), name.unwrap_or_else(|| words.get("welcome.any").to_owned()))
            }
            Question::Theme => (words.get("welcome.theme"), words.get(app.theme_name()).to_owned()),
        };
        let gap = " ".repeat(24usize.saturating_sub(width(name)).max(1));
        plain(&format!("{name}{gap}< {value} >"), Role::Strong)
    };
    let mut rows: Vec<PageLine> = app.welcome_questions().iter().map(row).collect();
    for key in ["welcome.how", "welcome.keys"] {
        rows.push(PageLine::default());
        let text = vec![Inline::Text(words.get(key).to_owned())];
        rows.extend(lines_of(&[Block { kind: BlockKind::Paragraph(text), span: 0..0 }], look));
    }
    rows
}
