import { readFileSync } from 'node:fs';
// ANCHOR: sum
const docs = readFileSync('bookings.ndjson', 'utf8')
  .trim().split('\n').map((line) => JSON.parse(line));
let revenue = 0;
for (const doc of docs) revenue += doc.total_cents;
console.log(revenue);
// ANCHOR_END: sum
