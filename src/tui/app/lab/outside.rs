//! The learner's own editor on the lab's files.

use super::super::super::msg::Effect;
use super::super::App;
use crate::study::{Job, LabFolder};

/// How often the files are looked at while they are open elsewhere, in milliseconds.
const LOOK: u64 = 500;

impl App {
    /// Writes the files to a folder and opens them in the learner's editor, the one that shows first.
    pub(crate) fn lab_external(&mut self) -> Vec<Effect> {
        let Some(home) = self.labs_home.clone() else {
            self.toast(self.words.get("toast.lab-no-home").to_owned());
            return Vec::new();
        };
        let mut effects = self.keep_lab();
        let pack = self.study.pack.info().id.to_string();
        let lesson = self.study.lesson().map(|lesson| lesson.meta.id.to_string()).unwrap_or_default();
        let Some(pane) = &mut self.lab else { return effects };
        let folder = LabFolder::new(&home, &pack, &lesson, &pane.session);
        let shown = match pane.tab {
            super::LabTab::File(at) => pane.session.files().get(at).map(|file| file.path.clone()),
            _ => None,
        };
        let mut names: Vec<String> = folder.files.iter().map(|(path, _)| path.clone()).collect();
        // The sort is stable: the others keep their order.
        names.sort_by_key(|name| Some(name) != shown.as_ref());
        pane.folder = Some(folder.clone());
        effects.push(Effect::EditLab { folder, names });
        effects
    }

    /// The editor has ended, or is a window of its own: its files are looked at now and from now on.
    pub(crate) fn lab_edited(&mut self) -> Vec<Effect> {
        let Some(folder) = self.lab.as_ref().and_then(|pane| pane.folder.clone()) else { return Vec::new() };
        let shown = folder.root.display().to_string();
        let text = self.words.with("toast.lab-editing", &[("folder", &shown)]);
        self.toast(text);
        vec![Effect::Job(Job::LookAtFolder(folder))]
    }

    /// Takes files that changed on the disk, and runs the lab with them.
    pub(crate) fn lab_looked(
        &mut self,
        folder: LabFolder,
        changed: Result<Vec<(String, String)>, String>,
    ) -> Vec<Effect> {
        let next = self.study.clock.steady_millis() + LOOK;
        let same = |pane: &&mut super::LabPane| pane.folder.as_ref().is_some_and(|known| known.root == folder.root);
        let Some(pane) = self.lab.as_mut().filter(same) else { return Vec::new() };
        pane.folder = Some(folder);
        pane.look_due = Some(next);
        let changed = match changed {
            Ok(changed) => changed,
            Err(why) => {
                self.toast(why);
                return Vec::new();
            }
        };
        pane.sync();
        let taken = changed.iter().filter(|(path, text)| pane.session.set_text(path, text)).count();
        if taken == 0 {
            return Vec::new();
        }
        pane.load();
        let running = pane.session.running().is_some();
        pane.again |= running;
        let text = self.words.count("toast.lab-taken", taken);
        self.toast(text);
        if running { self.keep_lab() } else { self.lab_run() }
    }
}
