//! The screen: one loop, one update, one table of commands.
