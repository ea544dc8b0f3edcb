//! What the questions of a file share: texts of several questions, and pools to draw from.

use crate::base::near::nearest;
use crate::course::{Pool, Rich};
use crate::pack::markdown::rich;
use crate::pack::table::{Table, shown};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// Texts and pools of one file, and where they are described.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    root: &'a Table<'a>,
    /// The texts, and where their keys stand.
    texts: BTreeMap<String, (Rich, Range<usize>)>,
    /// The pools, and where their `draw` stands.
    pools: Vec<(Pool, Range<usize>)>,
    /// Their names.
    pool_names: BTreeSet<String>,
    /// Where each `[[pools]]` begins.
    pool_starts: Vec<usize>,
}

impl<'a> Shared<'a> {
    /// Reads `multipart` and `pools`.
    pub(super) fn read(root: &'a Table<'a>) -> Self {
        let mut shared = Self {
            root,
            texts: BTreeMap::new(),
            pools: Vec::new(),
            pool_names: BTreeSet::new(),
            pool_starts: Vec::new(),
        };
        if let Some(table) = root.table("multipart") {
            for (key, span) in table.keys() {
                if let Some(text) = table.text(key) {
                    shared.texts.insert(key.to_owned(), (rich(text.get_ref()), span));
                }
            }
        }
        for table in root.tables("pools") {
            shared.pool_starts.push(table.span().start);
            shared.read_pool(&table);
        }
        shared
    }

    fn read_pool(&mut self, table: &Table<'_>) {
        table.only(&["name", "draw"]);
        let name = table.required_text("name");
        let draw = table.required("draw").and_then(|value| value.count());
        let (Some(name), Some(draw)) = (name, draw) else { return };
        if !self.pool_names.insert(name.get_ref().clone()) {
            let message = format!("the pool `{}` is described twice", shown(name.get_ref()));
            let problems = table.problems();
            problems.push(problems.at("HB0305", name.span(), message).marked("the first one holds"));
            return;
        }
        let place = draw.span();
        self.pools.push((Pool { name: name.into_inner(), draw: draw.into_inner() }, place));
    }

    /// Returns where each `[[pools]]` begins.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.pool_starts.iter().copied()
    }

    /// Returns the name of a shared text that a question gives, when there is such a text.
    pub(super) fn text_name(&self, name: Spanned<String>) -> Option<String> {
        if self.texts.contains_key(name.get_ref()) {
            return Some(name.into_inner());
        }
        let message = format!("there is no shared text `{}`", shown(name.get_ref()));
        self.unknown("HB0306", &name, message, "[multipart]", self.texts.keys().map(String::as_str));
        None
    }

    /// Returns the name of a pool that a question gives, when there is such a pool.
    pub(super) fn pool_name(&self, name: Spanned<String>) -> Option<String> {
        if self.pool_names.contains(name.get_ref()) {
            return Some(name.into_inner());
        }
        let message = format!("there is no pool `{}`", shown(name.get_ref()));
        self.unknown("HB0305", &name, message, "[[pools]]", self.pools.iter().map(|(pool, _)| pool.name.as_str()));
        None
    }

    fn unknown<'k>(
        &self,
        code: &'static str,
        name: &Spanned<String>,
        message: String,
        section: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let problems = self.root.problems();
        let problem = problems.at(code, name.span(), message);
        problems.push(match suggestion(name.get_ref(), known) {
            Some(help) => problem.help(help),
            None => problem.help(format!("describe it under `{section}`")),
        });
    }

    /// Reports what no question uses and pools that are too small, and returns the texts and the pools.
    ///
    /// Of a damaged file nothing is known to be unused.
    pub(super) fn finish(self, questions: &[Table<'_>], intact: bool) -> (BTreeMap<String, Rich>, Vec<Pool>) {
        if intact {
            self.check_texts(questions);
            self.check_pools(questions);
        }
        let texts = self.texts.into_iter().map(|(name, (text, _))| (name, text)).collect();
        (texts, self.pools.into_iter().map(|(pool, _)| pool).collect())
    }

    fn check_texts(&self, questions: &[Table<'_>]) {
        let problems = self.root.problems();
        let named: BTreeSet<&str> = questions.iter().filter_map(|question| question.glance("multipart")).collect();
        for (name, (_, place)) in self.texts.iter().filter(|(name, _)| !named.contains(name.as_str())) {
            let message = format!("no question belongs to the shared text `{}`", shown(name));
            problems.push(problems.at("HB0319", place.clone(), message));
        }
    }

    fn check_pools(&self, questions: &[Table<'_>]) {
        let problems = self.root.problems();
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for name in questions.iter().filter_map(|question| question.glance("pool")) {
            *sizes.entry(name).or_default() += 1;
        }
        for (pool, place) in &self.pools {
            let size = sizes.get(pool.name.as_str()).copied().unwrap_or(0);
            if (1..=size).contains(&pool.draw) {
                continue;
            }
            let plural = if size == 1 { "" } else { "s" };
            let message = format!("the pool `{}` draws {} of {size} question{plural}", shown(&pool.name), pool.draw);
            let problem = problems.at("HB0305", place.clone(), message);
            problems.push(match (pool.draw, size) {
                (_, 0) => problem.help(format!("give questions `pool = \"{}\"`", shown(&pool.name))),
                (0, _) => problem.marked("none is ever asked"),
                _ => problem.marked("all are asked every time"),
            });
        }
    }
}

/// Says what a name probably meant, or which names there are.
pub(super) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    /// Names listed; more do not help.
    const LISTED: usize = 12;
    if let Some(near) = nearest(name, known.clone()) {
        return Some(format!("did you mean `{}`?", shown(near)));
    }
    let listed = known.take(LISTED).map(|name| shown(name).into_owned()).collect::<Vec<_>>().join(", ");
    (!listed.is_empty()).then(|| format!("known here: {listed}"))
}
