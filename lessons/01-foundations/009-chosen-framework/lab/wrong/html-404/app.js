import express from 'express';
import timetable from './timetable.json' with { type: 'json' };
import { localDay } from './zones.js';

const { ports, sailings } = timetable;
const zone = Object.fromEntries(ports.map((p) => [p.code, p.timezone]));

const sailingsOn = (from, to, date) =>
  sailings.filter(
    (s) =>
      s.from === from &&
      s.to === to &&
      localDay(s.departs_at, zone[from]) === date,
  );

const refuse = (res, status, type, title) =>
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `https://tidewater.example/problems/${type}`,
        title,
        status,
      }),
    );

const app = express();
app.disable('x-powered-by');

app.get('/ports', (req, res) => res.json({ ports }));

app.get('/sailings', (req, res) => {
  const { from, to, date } = req.query;
  if (!from || !to || !date) {
    return refuse(res, 400, 'invalid-request', 'name from, to and date');
  }
  res.json({ sailings: sailingsOn(from, to, date) });
});

app.get('/sailings/:id', (req, res) => {
  const found = sailings.find((s) => s.id === req.params.id);
  if (!found) return refuse(res, 404, 'not-found', 'no such sailing');
  res.json(found);
});

for (const path of ['/ports', '/sailings', '/sailings/:id']) {
  app.all(path, (req, res) => {
    res.set('Allow', 'GET, HEAD');
    refuse(res, 405, 'method-not-allowed', 'this can only be read');
  });
}

export default app;
