import assert from 'node:assert/strict';
import { test } from './runner.js';
import { open } from './service.js';

const booking = (differs = {}) => ({
  sailing_id: 'sai_7f3k',
  ages: [34, 9],
  ...differs,
});

async function availability(api) {
  const { body } = await api.get('/sailings/sai_7f3k/availability');
  return body;
}

test('an unknown booking is 404', async () => {
  const api = open();
  const answer = await api.get('/bookings/NOBODY');
  assert.equal(answer.status, 404);
});

test('a booking is created, and is found where Location says', async () => {
  const api = open();
  const made = await api.post('/bookings', booking());
  assert.equal(made.status, 201);
  const found = await api.get(made.headers.location);
  assert.equal(found.status, 200);
  assert.deepEqual(found.body.ages, [34, 9]);
  assert.equal(found.body.total_cents, 8700);
});

test('a cancelled booking gives its seats back', async () => {
  const api = open();
  const made = await api.post('/bookings', booking());
  assert.equal((await availability(api)).free_seats, 8);
  await api.post(`${made.headers.location}/cancel`);
  assert.equal((await availability(api)).free_seats, 10);
});

test('a vehicle takes a vehicle space and no seat', async () => {
  const api = open();
  await api.post('/bookings', booking({ ages: [34], vehicles: 1 }));
  const { free_seats, free_vehicles } = await availability(api);
  assert.deepEqual({ free_seats, free_vehicles }, {
    free_seats: 9,
    free_vehicles: 3,
  });
});

test('a total from the client is not read', async () => {
  const api = open();
  const made = await api.post('/bookings', booking({ total_cents: 1 }));
  assert.equal(made.body.total_cents, 8700);
});

test('today is the day at the port of departure', async () => {
  // 00:30 on 2 July in Helsinki, and still 1 July in UTC
  const api = open({ now: '2026-07-01T21:30:00Z' });
  const { body } = await api.get('/sailings?from=HLM&to=LND');
  assert.deepEqual(
    body.sailings.map(({ id }) => id),
    ['sai_9w1d'],
  );
});
