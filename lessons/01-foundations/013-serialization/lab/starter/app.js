import express from 'express';
import { sailings } from './sailings.js';
import { toJson } from './wire.js';

const app = express();

app.get('/admin/sailings/:id/manifest', (req, res) => {
  const row = sailings.get(req.params.id);
  if (!row) return res.sendStatus(404);
  res.type('application/json').send(toJson(row));
});

export default app;
