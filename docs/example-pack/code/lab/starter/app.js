import express from 'express';
import { ports } from './ports.js';

const app = express();

app.get('/ports', (req, res) => {
  // Answer with all ports.
});

app.get('/ports/:code', (req, res) => {
  // Answer with one port, or with 404.
});

export default app;
