import assert from 'node:assert/strict';
import { test } from './runner.js';
import { open } from './service.js';

const booking = { sailing_id: 'sai_7f3k', ages: [34, 9] };

test('an unknown booking is 404', async () => {
  const { status } = await open().get('/bookings/NOBODY');
  assert.equal(status, 404);
});

test('a booking is created', async () => {
  const { status } = await open().post('/bookings', booking);
  assert.equal(status, 201);
});

test('a booking is cancelled', async () => {
  const api = open();
  const made = await api.post('/bookings', booking);
  const { status } = await api.post(`${made.headers.location}/cancel`);
  assert.equal(status, 200);
});

test('a vehicle is booked', async () => {
  const { status } = await open().post('/bookings', { ...booking, vehicles: 1 });
  assert.equal(status, 201);
});

test('a total from the client is accepted and ignored', async () => {
  const { status } = await open().post('/bookings', {
    ...booking,
    total_cents: 1,
  });
  assert.equal(status, 201);
});

test('today is found', async () => {
  const api = open({ now: '2026-07-01T21:30:00Z' });
  const { status } = await api.get('/sailings?from=HLM&to=LND');
  assert.equal(status, 200);
});
