import { setTimeout as sleep } from 'node:timers/promises';

const SAILINGS = [
  { id: 'sai_7f3k', from: 'STV', to: 'HLM' },
  { id: 'sai_8b2m', from: 'HLM', to: 'LND' },
];

// Tidewater's application. It registers everything and calls nothing.
// `trail` notes what really ran, and in which order.
export function timetable(app, trail) {
  let database = null;

  app.onReady(async () => {
    trail.push('ready hook begins');
    await sleep(100);
    database = { sailings: SAILINGS };
    trail.push('ready hook ends');
  });

  app.route('GET', '/sailings', () => {
    trail.push('GET /sailings');
    return database.sailings;
  });

  app.route('POST', '/sailings', () => {
    trail.push('POST /sailings');
    return { received: true };
  });

  app.route('GET', '/fares', () => {
    trail.push('GET /fares');
    throw new Error('no fares for this season');
  });

  app.route('GET', '/report', async () => {
    trail.push('GET /report begins');
    await sleep(500);
    const count = database.sailings.length;
    trail.push('GET /report ends');
    return { count };
  });

  app.onClose(() => {
    trail.push('close hook');
    database = null;
  });
}
