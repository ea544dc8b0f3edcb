import express from 'express';
import { cancel } from './handler.mjs';

const app = express();
app.post('/bookings/:reference/cancel', cancel);
const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
