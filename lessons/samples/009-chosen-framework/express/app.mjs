import express from 'express';
import { notFound, ports, sailings, sailingsOn } from './timetable.mjs';

// ANCHOR: app
const app = express();                               // assemble

app.get('/ports', (req, res) => res.json({ ports }));

app.get('/sailings', (req, res) => {                 // read, answer
  const { from, to, date } = req.query;
  res.json({ sailings: sailingsOn(from, to, date) });
});

app.get('/sailings/:id', (req, res) => {
  const found = sailings.find(s => s.id === req.params.id);
  if (found) return res.json(found);
  res.status(404).type('application/problem+json')   // refuse
    .send(notFound);
});
// ANCHOR_END: app
app.get('/boom', (req, res) => { throw new Error('sold the boat'); });

// ANCHOR: listen
const server = app.listen(0, '127.0.0.1', () =>      // listen
  console.log('PORT', server.address().port));
// ANCHOR_END: listen
