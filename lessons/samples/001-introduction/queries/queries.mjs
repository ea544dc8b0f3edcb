// One Node process plays the database; `distance` is a round trip to it.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

let distance = 0;
const database = createServer(async (req, res) => {
  await text(req);
  setTimeout(() => res.end('row'), distance);
});
await new Promise((ok) => database.listen(0, '127.0.0.1', ok));
const url = `http://127.0.0.1:${database.address().port}/`;
const query = async (sql, ...values) => (await fetch(url, {
  method: 'POST', body: JSON.stringify([sql, values]),
})).text();

const ids = ['sai_1', 'sai_2', 'sai_3', 'sai_4', 'sai_5', 'sai_6'];
const one = (id) => query('SELECT … WHERE sailing_id = ?', id);
// ANCHOR: ways
const inTurn = async () => {
  for (const id of ids) await one(id);        // ask, wait, ask, wait …
};
const atOnce = () => Promise.all(ids.map(one));
const joined = () => query('SELECT … JOIN … WHERE sailing_id IN (…)', ids);
// ANCHOR_END: ways

async function time(way) {          // the best of three: other work only adds
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await way();
    best = Math.min(best, performance.now() - start);
  }
  return `${Math.round(best / 100) * 100} ms`.padStart(9);
}
await atOnce();                               // warm up
await atOnce();
console.log('round trip     in turn  at once  one join');
for (distance of [0, 100]) {
  const name = `${distance} ms`.padEnd(12);
  console.log(name, await time(inTurn), await time(atOnce),
    await time(joined));
}
database.closeAllConnections();
database.close();
