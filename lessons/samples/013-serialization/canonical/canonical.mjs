import { createHash } from 'node:crypto';

// ANCHOR: texts
const texts = [
  '{"price_cents":4900,"currency":"NOK"}',
  '{ "currency": "NOK", "price_cents": 4900 }',
  '{"currency":"\\u004eOK","price_cents":4.9e3}',
];
const hash = (text) =>
  createHash('sha256').update(text).digest('hex').slice(0, 8);
const canonical = (text) => {
  const value = JSON.parse(text);
  return JSON.stringify(value, Object.keys(value).sort());
};
for (const text of texts) console.log(hash(text), hash(canonical(text)));
// ANCHOR_END: texts
