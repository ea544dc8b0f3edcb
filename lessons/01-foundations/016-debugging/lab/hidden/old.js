import { clockAt, dayAt } from './zones.js';

// The day that it is at a port. `now` is an instant in milliseconds.
export const today = (port, now) => dayAt(port.zone, now);

function onDay(sailings, port, date) {
  const first = `${date}T00:00:00Z`;
  const last = `${date}T23:59:59Z`;
  return sailings.filter(
    ({ from, departs_at }) =>
      from === port.code && departs_at >= first && departs_at <= last,
  );
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
