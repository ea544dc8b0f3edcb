import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createApp } from './app.mjs';

const seats = (passengers) => ({ sailing_id: 'sai_7f3k', passengers });

// ANCHOR: http
test('the last seat is not sold twice', async () => {
  // arrange: two seats, one of them taken
  const api = request(createApp({ capacity: 2 }));
  await api.post('/bookings').send(seats(1)).expect(201);
  // act
  const refused = await api.post('/bookings').send(seats(2));
  // assert: what the caller is told, and what is left
  assert.equal(refused.status, 409);
  assert.match(refused.body.type, /sold-out$/);
  const left = await api.get('/sailings/sai_7f3k/availability');
  assert.equal(left.body.free_seats, 1);
});
// ANCHOR_END: http

// ANCHOR: follow
test('a booking can be found where Location says', async () => {
  const api = request(createApp({ capacity: 2 }));
  const made = await api.post('/bookings').send(seats(2));
  assert.equal(made.status, 201);
  const found = await api.get(made.headers.location);
  assert.equal(found.body.passengers, 2);
  assert.equal(found.body.total_cents, 11600);
});
// ANCHOR_END: follow
