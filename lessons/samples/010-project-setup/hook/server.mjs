// A stand-in for Tidewater's server, as it was first written.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

// ANCHOR: peek
const port = process.env.PORT || 3000;
const debug = process.env.DEBUG;
const holdMinutes = Number(process.env.HOLD_MINUTES ?? 15);
const queryTimeout = process.env.QUERY_TIMEOUT || 2000;
const maxParty = process.env.MAX_PARTY || 9;
// ANCHOR_END: peek

const query = (ms) => sleep(40, 'rows', { signal: AbortSignal.timeout(Number(ms)) });
const routes = {
  'POST /bookings': () => ({ hold_expires_in_minutes: holdMinutes }),
  'GET /sailings': () => query(queryTimeout).catch(() => 'query given up after ' + queryTimeout + ' ms'),
  'GET /party': () => '11 passengers: ' + (11 > maxParty ? 'refused' : 'accepted'),
  'GET /boom': () => { throw new Error('no route to postgres://tw:s3cret@db'); },
};
const server = createServer(async (req, res) => {
  try {
    res.end(JSON.stringify(await routes[`${req.method} ${req.url}`]()));
  } catch (error) {
    res.statusCode = 500;
    res.end(debug ? error.stack : 'Internal Server Error');
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port));
