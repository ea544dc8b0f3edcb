//! Days as a learner lives them: local, turning at four in the morning, so that what is learned after midnight belongs to the evening.

use super::clock::Timestamp;
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// The hour at which a day turns.
const TURN: i8 = 4;
const HOUR_MILLIS: i64 = 3_600_000;

/// A day of the calendar: days since 1970-01-01.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// Returns the day that comes `days` later; the ends of the calendar hold it.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Returns the days from `earlier` to this; 0 when this one comes first.
    pub fn since(self, earlier: Day) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// Returns the day as a date; the ends of the calendar hold it.
    fn date(self) -> Date {
        let epoch = Date::constant(1970, 1, 1);
        let far = if self.0 < 0 { Date::MIN } else { Date::MAX };
        epoch.checked_add(SignedDuration::from_hours(24 * i64::from(self.0))).unwrap_or(far)
    }

    /// Returns the day in letters that sort: `2026-11-24`.
    pub fn text(self) -> String {
        self.date().to_string()
    }

    /// Returns the name of the weekday in three letters and the day of the month: `Tue 24`.
    pub fn short(self) -> String {
        self.date().strftime("%a %e").to_string()
    }
}

/// Tells which day it is where the learner is.
#[derive(Debug, Clone)]
pub struct Days(TimeZone);

impl Days {
    /// Takes the zone of the machine.
    pub fn system() -> Self {
        Self(TimeZone::system())
    }

    /// Takes UTC.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// Takes a zone by its POSIX description, such as `CET-1CEST,M3.5.0,M10.5.0/3`; `None` when it is none.
    pub fn posix(description: &str) -> Option<Self> {
        TimeZone::posix(description).ok().map(Self)
    }

    /// Returns the day of an instant. Instants beyond the calendar belong to its ends.
    pub fn day(&self, at: Timestamp) -> Day {
        let turned = at.0.saturating_sub(i64::from(TURN) * HOUR_MILLIS);
        let far = if at.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or(far);
        // By the clock on the wall: on the day the clocks change the turn is still at four.
        let wall = self.0.to_datetime(instant);
        let shifted = wall.checked_sub(SignedDuration::from_hours(i64::from(TURN))).map(|wall| wall.date());
        let date = shifted.unwrap_or(if turned < 0 { Date::MIN } else { Date::MAX });
        let days = date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days());
        Day(days)
    }

    /// Returns the instant at which a day begins.
    pub fn start(&self, day: Day) -> Timestamp {
        let wall = day.date().at(TURN, 0, 0, 0);
        let far = if day.0 < 0 { i64::MIN / 2 } else { i64::MAX / 2 };
        Timestamp(self.0.to_timestamp(wall).map_or(far, jiff::Timestamp::as_millisecond))
    }

    /// Returns the time of an instant as the clock on the wall shows it: `17:40`.
    pub fn clock(&self, at: Timestamp) -> String {
        let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
        self.0.to_datetime(instant).strftime("%H:%M").to_string()
    }
}

impl Default for Days {
    fn default() -> Self {
        Self::system()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn a_day_turns_at_four_by_the_clock_on_the_wall() {
        let oslo = Days::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        // 03:59 and 04:00 in winter, then in the night in which the clocks go forward, then back.
        for (before, after) in [
            ("2026-11-24T02:59:59Z", "2026-11-24T03:00:00Z"),
            ("2026-03-29T01:59:59Z", "2026-03-29T02:00:00Z"),
            ("2026-10-25T02:59:59Z", "2026-10-25T03:00:00Z"),
        ] {
            let (before, after) = (oslo.day(at(before)), oslo.day(at(after)));
            assert_eq!(before.plus(1), after);
            assert_eq!(oslo.day(oslo.start(after)), after);
            assert_eq!(oslo.day(Timestamp(oslo.start(after).0 - 1)), before);
        }
        assert_eq!(oslo.day(at("2026-11-24T12:00:00Z")).text(), "2026-11-24");
        assert_eq!(oslo.day(at("2026-11-24T12:00:00Z")).short(), "Tue 24");
        assert_eq!(oslo.clock(at("2026-11-24T12:00:00Z")), "13:00");
    }

    #[test]
    fn the_same_instant_is_another_day_elsewhere() {
        let tokyo = Days::posix("JST-9").unwrap();
        let instant = at("2026-11-23T22:00:00Z");
        assert_eq!(tokyo.day(instant), Days::utc().day(instant).plus(1));
    }

    #[test]
    fn times_beyond_the_calendar_are_held_at_its_ends() {
        for zone in [Days::utc(), Days::posix("JST-9").unwrap(), Days::posix("HST10").unwrap()] {
            let (first, last) = (zone.day(Timestamp(i64::MIN)), zone.day(Timestamp(i64::MAX)));
            assert!(first < Day(0) && Day(0) < last && last.since(first) > 6_000_000);
            assert_eq!(first.since(last), 0);
            for day in [Day(i32::MIN), first, last, Day(i32::MAX)] {
                assert!(!day.text().is_empty() && !day.short().is_empty());
                let _ = zone.clock(zone.start(day));
            }
        }
    }
}
