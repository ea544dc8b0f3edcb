import { clockAt, dayAt, offsetAt } from './zones.js';

const DAY = 24 * 3_600_000;

// The day that it is at a port. `now` is an instant in milliseconds.
export const today = (port, now) => dayAt(port.zone, now);

// The instant at which a day begins in a zone: midnight there, less the
// offset that holds at that midnight.
function midnight(date, zone) {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`);
  const near = asIfUtc - offsetAt(zone, asIfUtc);
  return asIfUtc - offsetAt(zone, near);
}

function onDay(sailings, port, date) {
  const first = midnight(date, port.zone);
  const end = first + DAY;
  return sailings.filter(({ from, departs_at }) => {
    const instant = Date.parse(departs_at);
    return from === port.code && instant >= first && instant < end;
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
