import express from 'express';
import { ports } from './ports.js';

const app = express();

app.get('/ports', (req, res) => {
  res.json(ports);
});

app.get('/ports/:code', (req, res) => {
  res.json(ports.find(({ code }) => code === req.params.code.toUpperCase()));
});

export default app;
