// The laboratory has no table of time zones. This is Europe's rule: summer
// time from the last Sunday of March to that of October, at 01:00 UTC.
const WINTER = {
  'Europe/London': 0,
  'Europe/Oslo': 1,
  'Europe/Helsinki': 2,
};

const lastSunday = (year, month) => {
  const day = new Date(Date.UTC(year, month + 1, 0, 1));
  return day.setUTCDate(day.getUTCDate() - day.getUTCDay());
};

export function localDay(instant, timezone) {
  const at = Date.parse(instant);
  const year = new Date(at).getUTCFullYear();
  const isSummer = at >= lastSunday(year, 2) && at < lastSunday(year, 9);
  const hours = WINTER[timezone] + (isSummer ? 1 : 0);
  return new Date(at + hours * 3_600_000).toISOString().slice(0, 10);
}
