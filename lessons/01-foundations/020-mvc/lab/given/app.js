import express from 'express';
import { cancelBooking } from './controller.js';
import { db } from './db.js';

const clock = () => new Date();
const app = express();
app.post('/bookings/:reference/cancel', cancelBooking(db, clock));

export default app;
