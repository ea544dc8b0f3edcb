import express from 'express';

const app = express();

app.get('/healthz', (req, res) => res.json({ status: 'ok' }));

export default app;
