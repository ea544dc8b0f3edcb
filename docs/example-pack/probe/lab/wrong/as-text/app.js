import express from 'express';

const app = express();

app.get('/healthz', (req, res) => res.type('text').send('{"status": "ok"}'));

export default app;
