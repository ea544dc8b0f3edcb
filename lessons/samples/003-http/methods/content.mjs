// GET with content, from Node's two clients.
import http from 'node:http';

const url = process.argv[2];
try {
  await fetch(url, { method: 'GET', body: '{"from":"STV"}' });
} catch (error) {
  console.log(`fetch: ${error.name}: ${error.message}`);
}
const content = '{"from":"STV"}';
const req = http.request(url, { method: 'GET',
  headers: { 'Content-Length': content.length } });
req.on('response', (res) => {
  console.log('http.request:', res.statusCode);
  res.resume().on('end', () => process.exit());
});
req.end(content);
