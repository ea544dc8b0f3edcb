// POST /301 … /308 redirect to /here, which says what arrived.
import { createServer } from 'node:http';

const server = createServer((req, res) => {
  let size = 0;
  req.on('data', (chunk) => size += chunk.length).on('end', () => {
    if (req.url === '/here') return res.end(`${req.method} ${size}`);
    res.writeHead(Number(req.url.slice(1)), { Location: '/here' }).end();
  });
});
server.listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
