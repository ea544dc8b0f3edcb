//! From what to open to the end of the session.

use super::app::{App, Setup};
use super::event_loop::run;
use crate::base::terminal::Ability;
use crate::study::{LabRunner, StartOptions, Study, start};

/// Opens a session and runs it on the terminal; `runner` runs its labs. Returns the exit code.
///
/// # Errors
/// Says in words why the session could not be opened or the terminal not be used.
pub fn learn(options: StartOptions, runner: LabRunner) -> Result<u8, String> {
    let (clock, chance, view) = (options.clock.clone(), options.chance.clone(), options.view);
    let started = start(options).map_err(|error| error.to_string())?;
    let study = Study::new(started.pack, started.settings, clock, chance, started.learner_seed);
    let first_run = started.first_run;
    let mut app = App::new(Setup {
        study,
        opening: started.opening,
        ability: Ability::from_env(|name| std::env::var(name).ok()),
        settings_path: started.settings_path,
        labs: started.labs,
        notes: started.notes,
        notices: started.notices,
        view,
    });
    if first_run {
        app.greet();
    }
    run(app, started.keeper, runner, started.finder).map_err(|error| format!("the terminal failed: {error}"))
}
