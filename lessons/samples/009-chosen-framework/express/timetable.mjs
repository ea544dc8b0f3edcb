import { readFileSync } from 'node:fs';

const file = process.env.TIMETABLE;
export const { ports, sailings } = JSON.parse(readFileSync(file, 'utf8'));

export const notFound = JSON.stringify({
  type: 'https://tidewater.example/problems/not-found',
  title: 'Not found', status: 404,
});

// ANCHOR: rule
const zone = Object.fromEntries(ports.map(p => [p.code, p.timezone]));

const day = (instant, timeZone) =>          // local day
  new Intl.DateTimeFormat('sv-SE', { timeZone })
    .format(new Date(instant));

export const sailingsOn = (from, to, date) =>
  sailings.filter(s => s.from === from && s.to === to
    && day(s.departs_at, zone[from]) === date);
// ANCHOR_END: rule
