// Bookings as far as they are: slices 1 to 3. Everything else is 404.
import { createServer } from 'node:http';

const FARES = { adult: 5800, child: 2900 };
const SEATS = { sai_2m8p: 120, sai_7f3k: 0 };

function book(text) {
  const { sailing_id, tickets } = JSON.parse(text);
  if (tickets.length > SEATS[sailing_id]) {
    const type = 'https://tidewater.example/problems/sold-out';
    return [409, { type, status: 409, detail: 'Seats left: 0.' }];
  }
  SEATS[sailing_id] -= tickets.length;
  const cents = tickets.reduce((sum, { fare_class }) => sum + FARES[fare_class], 0);
  const reference = 'K7M2PX';
  return [201, { reference, sailing_id, status: 'confirmed', total_cents: cents, currency: 'EUR' }];
}

const server = createServer(async (req, res) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  const isBooking = req.method === 'POST' && req.url === '/bookings';
  const [status, body] = isBooking ? book(text) : [404, { status: 404 }];
  res.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
  res.end(JSON.stringify(body));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
setTimeout(() => process.exit(), 20_000);
