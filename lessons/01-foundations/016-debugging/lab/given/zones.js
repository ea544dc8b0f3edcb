// The laboratory has no table of time zones. This is the rule of Europe:
// summer time from the last Sunday of March to that of October, 01:00 UTC.
const HOUR = 3_600_000;
const WINTER = {
  'Europe/London': 0,
  'Europe/Oslo': 1,
  'Europe/Helsinki': 2,
};

const lastSunday = (year, month) => {
  const day = new Date(Date.UTC(year, month + 1, 0, 1));
  return day.setUTCDate(day.getUTCDate() - day.getUTCDay());
};

// How far the clocks of a zone are ahead of UTC at an instant. Instants and
// offsets are numbers of milliseconds, as Date.parse() gives them.
export function offsetAt(zone, instant) {
  const year = new Date(instant).getUTCFullYear();
  const isSummer =
    instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
  return (WINTER[zone] + (isSummer ? 1 : 0)) * HOUR;
}

const shown = (zone, instant) =>
  new Date(instant + offsetAt(zone, instant)).toISOString();

// What calendar and clock show there: '2026-07-02' and '01:20'.
export const dayAt = (zone, instant) => shown(zone, instant).slice(0, 10);
export const clockAt = (zone, instant) => shown(zone, instant).slice(11, 16);
