// Takes a booking, and answers with its address.
import { createServer } from 'node:http';

const server = createServer((req, res) => {
  res.sendDate = false;                        // the same bytes on any day
  if (req.method !== 'POST') return res.end('seen ' + req.method + '\n');
  req.resume().on('end', () => {
    res.writeHead(201, {
      'Location': '/bookings/K7M2PX',
      'Content-Type': 'application/json',
    });
    res.end('{"reference":"K7M2PX"}');
  });
});
server.listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
