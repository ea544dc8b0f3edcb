import http from 'node:http';
import * as service from '../kiosk/service.mjs';

async function post(port, text, headers) {
  const request = http.request({
    host: '127.0.0.1', port, path: '/bookings', method: 'POST',
    agent: false, headers,
  });
  return new Promise((resolve) => {
    request.on('response', (answer) => resolve(answer.statusCode));
    request.on('error', (error) => resolve(error.code));
    request.end(text);
  });
}
// ANCHOR: send
const length = (text) => ({ 'content-length': text.length });
const bytes = (text) => ({ 'content-length': Buffer.byteLength(text) });
const fixes = {
  'as it is': { headers: length },
  'a line end more': { headers: length, pad: '\n' },
  'three line ends': { headers: length, pad: '\n\n\n' },
  'count bytes': { headers: bytes },
  'let Node count': {},
};
// ANCHOR_END: send
const names = ['Larsen', 'Sørensen', 'Åse Ødegård', 'Åse Ødegård-Bø'];
const back = await service.start();
console.log(' '.repeat(18) + names.map((it) => it.padEnd(13)).join('').trimEnd());
for (const [title, fix] of Object.entries(fixes)) {
  const row = [];
  for (const name of names) {
    const text = JSON.stringify({ sailing_id: 'sai_7f3k', name, kiosk: 'BRG-2' });
    const { headers, pad = '' } = fix;
    const answer = await post(back.address().port, text + pad, headers?.(text + pad));
    row.push(String(answer).padEnd(13));
  }
  console.log(title.padEnd(18) + row.join('').trimEnd());
}
back.close();
