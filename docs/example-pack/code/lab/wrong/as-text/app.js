import express from 'express';
import { ports } from './ports.js';

const app = express();

app.get('/ports', (req, res) => {
  res.send(String(ports.map(({ name }) => name)));
});

app.get('/ports/:code', (req, res) => {
  const port = ports.find(({ code }) => code === req.params.code.toUpperCase());
  if (!port) return res.status(404).json({ title: 'no such port' });
  res.json(port);
});

export default app;
