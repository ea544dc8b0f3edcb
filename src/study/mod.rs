//! The learning session without a screen.
