import express from 'express';
import timetable from './timetable.json' with { type: 'json' };
import { localDay } from './zones.js';

const { ports, sailings } = timetable;

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

app.get('/ports', (req, res) => res.json(ports));

app.get('/sailings', (req, res) => {
  // Read from, to and date; answer with the sailings of that day.
});

app.get('/sailings/:id', (req, res) => {
  // Answer with the sailing, or refuse.
});

export default app;
