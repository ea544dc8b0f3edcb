import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createApp } from './app.mjs';
import { vehicleCents } from './fares.mjs';

const seats = (passengers) => ({ sailing_id: 'sai_7f3k', passengers });

// ANCHOR: envelope
test('bookings work', async () => {
  const api = request(createApp({ capacity: 4 }));
  await api.post('/bookings').send(seats(3)).expect(201);
  await api.post('/bookings').send(seats(3)).expect(409);
  await api.get('/bookings/TESTR1').expect(200);
  await api.get('/bookings/NOBODY').expect(404);
  await api.get('/sailings/sai_7f3k/availability').expect(200);
  await api.get('/sailings/sai_none/availability').expect(404);
});

test('fares work', () => {
  assert.ok(vehicleCents(450));
  assert.ok(vehicleCents(750));
  assert.throws(() => vehicleCents(-1));
});
// ANCHOR_END: envelope
