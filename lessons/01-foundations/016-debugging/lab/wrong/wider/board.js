import { clockAt, dayAt } from './zones.js';

// The day that it is at a port. `now` is an instant in milliseconds.
export const today = (port, now) => dayAt(port.zone, now);

const TWO_HOURS = 2 * 3_600_000;

function onDay(sailings, port, date) {
  const first = Date.parse(`${date}T00:00:00Z`) - TWO_HOURS;
  const last = Date.parse(`${date}T23:59:59Z`);
  return sailings.filter(({ from, departs_at }) => {
    const instant = Date.parse(departs_at);
    return from === port.code && instant >= first && instant <= last;
  });
}

const byDeparture = (a, b) =>
  Date.parse(a.departs_at) - Date.parse(b.departs_at);

const row = ({ id, to, departs_at }, { zone }) => ({
  id,
  to,
  date: dayAt(zone, Date.parse(departs_at)),
  time: clockAt(zone, Date.parse(departs_at)),
});

// The list of a port for a day, in order of departure.
export const board = (sailings, port, date) =>
  onDay(sailings, port, date)
    .sort(byDeparture)
    .map((sailing) => row(sailing, port));
