import http from 'node:http';
const [, , port, version] = process.argv;
const server = http.createServer((req, res) => res.end(version));
server.on('error', ({ code }) => console.log(code));
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port));
