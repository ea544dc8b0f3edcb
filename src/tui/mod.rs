//! The screen: one loop, one update, one table of commands.
//!
//! [`run`] takes the terminal and gives it back. A keypress becomes a `Msg`, [`App::update`] turns it into changes and effects without touching the
//! world, the loop has the effects done on threads, and results come back as messages. Drawing happens when the channel is empty and something changed.

mod app;
mod command;
mod decode;
mod editor;
mod effects;
mod event_loop;
mod field;
mod fuzzy;
mod input;
mod keys;
mod learn;
mod msg;
mod terminal;
mod view;

pub use app::{App, Setup};
pub use command::{COMMANDS, Command, CommandInfo, Context, Keymap};
pub use event_loop::run;
pub use keys::{Key, parse_sequence};
pub use learn::learn;
pub use msg::{Effect, Msg};
pub use view::draw;
