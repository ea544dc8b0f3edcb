import http from 'node:http';
const server = http.createServer((req, res) => res.end('on time\n'));
server.listen(0, () => console.log(`${server.address().port}`));
