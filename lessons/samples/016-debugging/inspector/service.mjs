// A service with a secret and an open inspector; nothing else is wrong.
import http from 'node:http';
process.env.TW_DATABASE_URL = 'postgres://tidewater:s3a-lion@db/tidewater';
http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1',
  () => { globalThis.ready = true; });
