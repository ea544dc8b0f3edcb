import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { cancelBooking, refusals } from './controller.mjs';

const db = new DatabaseSync(process.argv[2]);
const clock = () => new Date(process.env.NOW);

const app = express();
app.set('views', new URL('views', import.meta.url).pathname);
app.set('view engine', 'ejs');
app.post('/bookings/:reference/cancel', cancelBooking(db, clock));
app.use(refusals);
const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
