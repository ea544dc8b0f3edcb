import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documents, known } from 'lab';

const database = () => {
  const service = documents['compose.yaml']?.services?.database;
  assert.ok(service, 'there is no service called database');
  return service;
};

test('the version is pinned', () => {
  const { image } = database();
  if (image === 'postgres:latest' || image === 'postgres') known('latest');
  assert.match(String(image), /^postgres:18(\.|-|$)/, `the image is ${image}`);
});

test('the port is published on this machine only', () => {
  const { ports } = database();
  assert.ok(Array.isArray(ports) && ports.length > 0, 'no port is published');
  for (const port of ports) assert.match(String(port), /^(127\.0\.0\.1|\[::1\]):/, `${port} is open to the network`);
});
