import express from 'express';
import { sailings } from './sailings.js';
import { toJson, toXml } from './wire.js';

const app = express();

app.get('/admin/sailings/:id/manifest', (req, res) => {
  const row = sailings.get(req.params.id);
  if (!row) return res.sendStatus(404);
  res.format({
    'application/json': () => res.send(toJson(row)),
    'application/xml': () => res.send(toXml(row)),
    default: () => res.sendStatus(406),
  });
});

export default app;
