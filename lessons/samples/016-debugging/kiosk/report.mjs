import * as service from './service.mjs';
import * as gateway from './gateway.mjs';

const log = [];
const back = await service.start((error) => log.push(error.stack));
const front = await gateway.start(back.address().port);
const url = `http://127.0.0.1:${front.address().port}/bookings`;

for (const name of ['Larsen', 'Sørensen', 'Sorensen', 'Åse Ødegård']) {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ sailing_id: 'sai_7f3k', name }),
  });
  console.log(name.padEnd(12), answer.status);
}
console.log('\n' + log.map((it) => it.replaceAll(import.meta.dirname, '')
  .replaceAll('file:///', '')
  .replace(/ \(line.*\)/, '').replace(/\n.*node:internal.*/, '')).join('\n\n'));
back.close();
front.close();
