// Node's HTTP server. Prints each request that it believes it received.
import { createServer } from 'node:http';

const server = createServer(async (req, res) => {
  let size = 0;
  for await (const chunk of req) size += chunk.length;
  console.log(`${req.method} ${req.url}, ${size} bytes of content`);
  res.end('ok');
});
server.listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
