import { setTimeout as later } from 'node:timers/promises';
import { db } from './db.js';

// The fares of a route in cents, such as { adult: 5800, child: 2900 }.
// They come after 20 ms, as from a database across a network.
export async function faresOf(routeId) {
  await later(20);
  const rows = db
    .prepare('SELECT fare_class, price_cents FROM fares WHERE route_id = ?')
    .all(routeId);
  return Object.fromEntries(rows.map((r) => [r.fare_class, r.price_cents]));
}
