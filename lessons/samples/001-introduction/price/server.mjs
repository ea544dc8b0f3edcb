import { createServer as plain } from 'node:http';
import { createServer as secure } from 'node:https';
import { readFileSync } from 'node:fs';
import { json } from 'node:stream/consumers';

const trusting = process.argv[2] === 'trusting';
// ANCHOR: trusting
function bookTrusting(body) {
  // the form computed the price and capped the passengers at 9
  const total_cents = body.passengers * body.price_cents;
  return [201, { passengers: body.passengers, total_cents }];
}
// ANCHOR_END: trusting
// ANCHOR: careful
const fares = { 'STV-HLM/adult': { price_cents: 5800, currency: 'EUR' } };

function bookCareful(body) {
  // rule: what may be asked
  const { passengers, route, fare_class } = body;
  const fare = fares[`${route}/${fare_class}`];
  if (!Number.isInteger(passengers) || passengers < 1 || passengers > 9
      || !fare) {
    return [400, {
      type: 'https://tidewater.example/problems/invalid-request',
      title: 'Invalid request', status: 400,
      detail: fare ? 'party of 1 to 9' : 'no such fare',
    }];
  }
  // truth: body.price_cents is not read
  const total_cents = passengers * fare.price_cents;
  return [201, { passengers, total_cents, currency: fare.currency }];
}
// ANCHOR_END: careful
const answerBooking = async (req, res) => {
  const book = trusting ? bookTrusting : bookCareful;
  const [status, answer] = book(await json(req));
  res.setHeader('Content-Type', status === 201
    ? 'application/json' : 'application/problem+json');
  res.writeHead(status).end(JSON.stringify(answer));
};
const [, , , key, cert] = process.argv;
const pem = () => ({ key: readFileSync(key), cert: readFileSync(cert) });
const server = key ? secure(pem(), answerBooking) : plain(answerBooking);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
