// Tidewater before this lesson. Nothing in here is worth copying.
import { createHash, createHmac } from 'node:crypto';
import express from 'express';

const sha = (text) => createHash('sha256').update(text).digest('hex');
const sign = (text) => createHmac('sha256', 'k').update(text).digest('base64url');

export const users = new Map([
  ['staff@stv.example', { id: 'usr_s1', role: 'staff', hash: sha('stavenger1') }],
  ['purser@stv.example', { id: 'usr_s2', role: 'staff', hash: sha('letmein') }],
  ['passenger@mail.example', { id: 'usr_p1', role: 'passenger', hash: sha('Summer2026!') }],
]);
const bookings = { K7M2PX: 'usr_p1', T3QW8D: 'usr_p2' };
const app = express();
export default app;

const who = (req) => {
  const [body, mark] = (/tw_session=([^;]+)/.exec(req.headers.cookie)?.[1] ?? '').split('.');
  return mark && mark === sign(body) ? JSON.parse(Buffer.from(body, 'base64url')) : null;
};
app.post('/auth/login', express.urlencoded(), (req, res) => {
  const user = users.get(req.body.email);
  if (user?.hash !== sha(req.body.password)) return res.sendStatus(401);
  const body = Buffer.from(JSON.stringify({ id: user.id, role: user.role })).toString('base64url');
  res.cookie('tw_session', `${body}.${sign(body)}`).sendStatus(204);
});
app.post('/auth/logout', (req, res) => res.clearCookie('tw_session').sendStatus(204));
app.get('/admin/sailings/:id/manifest', (req, res) =>
  who(req)?.role === 'staff' ? res.json({ passengers: 4 }) : res.sendStatus(403));
app.get('/bookings/:reference', (req, res) =>
  who(req) && bookings[req.params.reference]
    ? res.json({ user_id: bookings[req.params.reference] }) : res.sendStatus(404));
