// Answers with the commit that it was built from.
import { readFileSync } from 'node:fs';
import http from 'node:http';

const { commit } = JSON.parse(
  readFileSync(new URL('build.json', import.meta.url)),
);
const server = http.createServer((req, res) => res.end(commit));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
