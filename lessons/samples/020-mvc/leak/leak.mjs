import { DatabaseSync } from 'node:sqlite';
import { cancel } from './model.mjs';
import { receipt } from './views.mjs';

const db = new DatabaseSync(process.argv[2]);
// ANCHOR: leak
const done = cancel(db, 'K7M2PX', {
  by: 'passenger', now: new Date(process.env.NOW) });
console.log('with a view', Object.keys(receipt(done)));
console.log('without', Object.keys(done));
// ANCHOR_END: leak
