//! Courses in: folders, mdBooks and the embedded course become [`crate::course`] data and diagnostics.
