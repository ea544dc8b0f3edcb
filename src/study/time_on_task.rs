//! Time spent with a lesson: pauses count up to a minute, so that a terminal left open over lunch is not learning.

/// The longest pause that counts, in milliseconds.
const PAUSE: u64 = 60_000;

/// Adds up the time between keys.
#[derive(Debug, Clone, Default)]
pub struct TimeOnTask {
    last: Option<u64>,
    millis: u64,
}

impl TimeOnTask {
    /// Notes that the learner did something.
    pub fn touch(&mut self, steady_millis: u64) {
        if let Some(last) = self.last {
            self.millis += steady_millis.saturating_sub(last).min(PAUSE);
        }
        self.last = Some(steady_millis);
    }

    /// Returns whole seconds not taken yet, and takes them.
    pub fn take(&mut self) -> u32 {
        let seconds = self.millis / 1000;
        self.millis %= 1000;
        u32::try_from(seconds).unwrap_or(u32::MAX)
    }

    /// Returns whole seconds not taken yet.
    pub fn seconds(&self) -> u64 {
        self.millis / 1000
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOnTask;

    #[test]
    fn long_pauses_count_for_a_minute() {
        let mut time = TimeOnTask::default();
        time.touch(0);
        time.touch(10_500);
        time.touch(3_600_000);
        assert_eq!((time.take(), time.take()), (70, 0));
    }
}
