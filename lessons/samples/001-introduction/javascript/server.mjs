// ANCHOR: all
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

const file = new URL('timetable.json', import.meta.url);
const missing = JSON.stringify({
  type: 'https://tidewater.example/problems/not-found',
  title: 'Not found', status: 404,
});

const server = createServer(async (req, res) => {
  // route: which rule answers this method and path?
  const path = req.url.split('?')[0];
  if (req.method === 'GET' && path === '/sailings') {
    // fetch: ask whoever owns the data
    const body = await readFile(file);
    // answer: status, type, bytes
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  } else {
    res.writeHead(404, { 'Content-Type': 'application/problem+json' });
    res.end(missing);
  }
});
// listen: ask the kernel for a port
server.listen(process.env.PORT ?? 3000, '127.0.0.1');
// ANCHOR_END: all
server.on('listening', () => console.log(server.address().port));
