import { test } from 'node:test';
import assert from 'node:assert/strict';
import { exchanges, known } from 'lab';

const posts = exchanges.filter(({ request }) => request.method === 'POST' && request.path === '/bookings');

test('a booking was made', () => {
  if (posts.some(({ response }) => response.status === 415)) known('untold');
  const made = posts.find(({ response }) => response.status === 201);
  assert.ok(made, 'no POST /bookings was answered with 201 yet');
  assert.equal(JSON.parse(made.response.body).passenger, 'Ada');
});

test('the booking was asked for where Location says', () => {
  const made = posts.find(({ response }) => response.status === 201);
  assert.ok(made, 'first make a booking');
  const { location } = made.response.headers;
  const followed = exchanges.some(({ request, response }) => request.method === 'GET' && request.path === location && response.status === 200);
  assert.ok(followed, `no GET ${location} was answered with 200 yet`);
});
