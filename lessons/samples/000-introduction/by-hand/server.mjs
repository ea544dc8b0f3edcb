// Bookings on bare node:http, with the form read by hand.
import { createServer } from 'node:http';
import { parseForm } from './parse-form.mjs';

const server = createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => {
    if (req.method === 'POST') {
      parseForm(body);
      res.statusCode = 201;
    }
    res.end();
  });
});
server.listen(0, '127.0.0.1', () => console.error(`PORT ${server.address().port}`));
