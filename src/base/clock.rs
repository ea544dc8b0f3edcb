//! Time. No other file reads it.

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Returns the milliseconds from `earlier` to this; 0 when the clock went back.
    pub fn millis_since(self, earlier: Timestamp) -> u64 {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }
}

/// The time of day and a steady count, from the system or set by hand.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system's.
    System {
        /// Where the steady count began.
        start: Instant,
    },
    /// The system's time of day, and a steady count of the time that processors spent on this process: other work does not count.
    #[cfg(unix)]
    Processor,
    /// Moved by [`Clock::advance`] alone: both the time of day and the steady count.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// Returns the system's clock.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn system() -> Self {
        Self::System { start: Instant::now() }
    }

    /// Returns a clock that stands at `at` until it is moved.
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// Returns the time of day; it may jump either way.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Manual(at) => Timestamp(at.load(Ordering::SeqCst)),
            _ => {
                let now = SystemTime::now();
                let millis = match now.duration_since(UNIX_EPOCH) {
                    Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
                    Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
                };
                Timestamp(millis)
            }
        }
    }

    /// Returns milliseconds that only grow, for measuring spans.
    pub fn steady_millis(&self) -> u64 {
        match self {
            #[cfg(unix)]
            Self::Processor => {
                let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
                u64::try_from(spent.tv_sec * 1_000 + spent.tv_nsec / 1_000_000).unwrap_or(u64::MAX)
            }
            Self::System { start } => u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
            Self::Manual(at) => u64::try_from(at.load(Ordering::SeqCst)).unwrap_or(0),
        }
    }

    /// Moves a manual clock on; a system clock is left alone.
    pub fn advance(&self, millis: i64) {
        if let Self::Manual(at) = self {
            at.fetch_add(millis, Ordering::SeqCst);
        }
    }
}
