//! The loop: wait, update, have effects done, draw. It sleeps until something happens.

use super::app::App;
use super::effects::Workers;
use super::msg::{Effect, Msg};
use super::terminal::{self, Guard, Screen};
use super::{input, view};
use crate::study::{Finder, Keeper, LabFolder, LabRunner};
use ratatui::backend::Backend;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Runs the app on the terminal until it ends; returns the exit code.
///
/// # Errors
/// When the terminal cannot be used. It is given back in every case.
pub fn run(mut app: App, keeper: Keeper, runner: LabRunner, finder: Finder) -> io::Result<u8> {
    let (out, inbox) = mpsc::channel();
    let guard = Guard::take(app.wants_mouse())?;
    input::watch_signals(out.clone())?;
    // The guard shows the cursor again. The terminal library's own way prints to standard error when that fails, and a terminal that is
    // gone would turn the print into a panic.
    let mut screen = ManuallyDrop::new(terminal::screen()?);
    if let Ok((width, height)) = crossterm::terminal::size() {
        app.update(Msg::Resize(width, height));
    }
    draw(&mut screen, &mut app)?;
    // Everything from here on happens behind the first frame.
    if app.wants_background()
        && let Some(background) = terminal::ask_background()
    {
        app.update(Msg::Background(background));
    }
    let mut reader = input::Reader::start(out.clone())?;
    let mut workers = Workers::start(keeper, runner, finder, out.clone())?;
    let mut effects = app.begin();
    let mut code = 0;
    let mut drawn = app.steady_millis();
    loop {
        let ends = ends_in(&effects);
        for effect in effects.drain(..) {
            match effect {
                Effect::Quit => {}
                Effect::Suspend => {
                    reader.stop();
                    guard.leave();
                    stop_self();
                    guard.enter()?;
                    redraw_all(&mut screen)?;
                    reader = input::Reader::start(out.clone())?;
                }
                Effect::Edit(file) => {
                    reader.stop();
                    guard.leave();
                    let told = edit(&[file], None);
                    guard.enter()?;
                    redraw_all(&mut screen)?;
                    reader = input::Reader::start(out.clone())?;
                    if let Err(error) = told {
                        app.toast(error);
                    }
                    let _ = out.send(Msg::Edited);
                }
                Effect::EditLab { folder, names } => {
                    reader.stop();
                    guard.leave();
                    let told = edit_lab(&folder, &names);
                    guard.enter()?;
                    redraw_all(&mut screen)?;
                    reader = input::Reader::start(out.clone())?;
                    match told {
                        Ok(()) => drop(out.send(Msg::LabEdited)),
                        Err(error) => app.toast(error),
                    }
                }
                Effect::Copy(text) => copy(&text),
                Effect::Redraw => redraw_all(&mut screen)?,
                Effect::SaveSettings => {
                    if let Err(error) = app.save_settings() {
                        app.toast(error);
                    }
                }
                Effect::Job(job) => workers.keep(job),
                Effect::Errand(errand) => workers.errand(errand),
                Effect::Highlight(job) => workers.highlight(job),
                Effect::Colour(job) => workers.colour(job),
                Effect::RunLab(run) => workers.run_lab(run),
                Effect::Search(asked) => workers.search(asked),
                Effect::SearchNotes(notes) => workers.search_notes(notes),
            }
        }
        if ends {
            break;
        }
        if app.take_dirty() {
            drawn = app.steady_millis();
            // A terminal that is gone is found out here or by the reader, whichever comes first.
            if draw(&mut screen, &mut app).is_err() {
                effects = app.update(Msg::HungUp);
                continue;
            }
            effects.extend(app.wanted_colours());
        }
        let Some(first) = next(&inbox, app.deadline()) else { break };
        effects.extend(step(&mut app, first, &mut code));
        // A burst of messages is worked off for the time of a frame; a single key after a pause is drawn at once.
        while !ends_in(&effects) {
            let left = FRAME.saturating_sub(app.steady_millis().saturating_sub(drawn));
            if app.is_dirty() && left == 0 {
                break;
            }
            match inbox.recv_timeout(Duration::from_millis(if app.is_dirty() { left } else { 0 })) {
                Ok(msg) => effects.extend(step(&mut app, msg, &mut code)),
                Err(_) => break,
            }
        }
    }
    reader.stop();
    workers.finish();
    drop(guard);
    Ok(code)
}

/// Whether the program ends here: nothing follows the effect that says so.
fn ends_in(effects: &[Effect]) -> bool {
    matches!(effects.last(), Some(Effect::Quit))
}

fn step(app: &mut App, msg: Msg, code: &mut u8) -> Vec<Effect> {
    match &msg {
        // The shell's convention for an end by a signal.
        Msg::Terminated(signal) => *code = 128 + u8::try_from(*signal).unwrap_or(0),
        Msg::HungUp => *code = 129,
        _ => {}
    }
    app.update(msg)
}

/// Waits for a message, or for the time that the app asked for, in milliseconds from now.
fn next(inbox: &Receiver<Msg>, deadline: Option<u64>) -> Option<Msg> {
    match deadline {
        None => inbox.recv().ok(),
        Some(millis) => match inbox.recv_timeout(Duration::from_millis(millis)) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Timeout) => Some(Msg::Tick),
            Err(RecvTimeoutError::Disconnected) => None,
        },
    }
}

/// Forgets what is on the screen. The terminal library's own way asks the terminal for its cursor, and not every terminal answers.
fn redraw_all(screen: &mut Screen) -> io::Result<()> {
    screen.backend_mut().clear()?;
    screen.swap_buffers();
    Ok(())
}

fn draw(screen: &mut Screen, app: &mut App) -> io::Result<()> {
    screen.draw(|frame| view::draw(frame, app))?;
    Ok(())
}

/// Stops this process as the shell's Ctrl-Z would; returns when it is told to go on.
fn stop_self() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}

/// The shortest time between two frames, in milliseconds, while messages keep coming.
const FRAME: u64 = 8;

/// The most bytes handed to the clipboard: terminals drop longer sequences without a word.
const CLIPBOARD: usize = 74_000;

fn copy(text: &str) {
    if text.len() <= CLIPBOARD {
        let _ = crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text));
        let _ = io::stdout().flush();
    }
}

/// Writes a lab's files and opens those that can be edited, with their folder as the present one.
fn edit_lab(folder: &LabFolder, names: &[String]) -> Result<(), String> {
    folder.write()?;
    let files: Vec<PathBuf> = names.iter().filter_map(|name| folder.path(name)).collect();
    edit(&files, Some(&folder.root))
}

/// Opens files in `$VISUAL` or `$EDITOR`; both may carry arguments.
fn edit(files: &[PathBuf], folder: Option<&Path>) -> Result<(), String> {
    let chosen =
        ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.trim().is_empty());
    let editor = chosen.unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = std::process::Command::new(program);
    command.args(words).args(files);
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    match command.status() {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{program} could not be started: {error}. Set EDITOR to your editor.")),
    }
}
