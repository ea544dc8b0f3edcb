import express from 'express';
import * as auth from './auth.js';

const app = express();

app.use(auth.refuseForeign);
app.use(express.json());

app.post('/auth/login', async (req, res) => {
  const { email, password } = req.body ?? {};
  const user = await auth.authenticate(String(email), String(password));
  if (!user) return res.sendStatus(401);
  auth.openSession(req, res, user);
  res.sendStatus(204);
});

app.post('/auth/logout', (req, res) => {
  auth.closeSession(req, res);
  res.sendStatus(204);
});

app.get('/me', auth.allow('passenger', 'agent', 'staff'), (req, res) => {
  res.json({ email: req.user.email, role: req.user.role });
});

app.get(
  '/bookings/:reference',
  auth.allow('passenger', 'staff'),
  (req, res) => {
    const booking = auth.bookingFor(req.user, req.params.reference);
    if (!booking) return res.sendStatus(404);
    res.json(booking);
  },
);

app.post(
  '/bookings/:reference/cancel',
  auth.allow('passenger', 'staff'),
  (req, res) => {
    const booking = auth.bookingFor(req.user, req.params.reference);
    if (!booking) return res.sendStatus(404);
    booking.status = 'cancelled';
    res.json(booking);
  },
);

app.get('/admin/sailings/:id/manifest', auth.allow('staff'), (req, res) => {
  res.json({ sailing_id: req.params.id, passengers: 4 });
});

export default app;
