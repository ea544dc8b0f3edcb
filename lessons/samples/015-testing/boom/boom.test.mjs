import express from 'express';
import { test } from 'node:test';
import request from 'supertest';

test('throws', async () => {
  const app = express();
  app.set('env', 'test');
  app.get('/boom', () => { throw new Error('no vessel'); });
  const { status } = await request(app).get('/boom');
  console.log(`answered ${status}`);
});
