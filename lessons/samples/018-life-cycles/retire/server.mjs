import { createServer } from 'node:http';

// ANCHOR: plan
const ANNOUNCED = new Date('2026-03-01T00:00:00Z');
const CLOSED = new Date('2026-12-01T00:00:00Z');
const callers = new Map();

function timetableTxt(request, response, now) {
  const caller = request.headers['user-agent'];
  callers.set(caller, (callers.get(caller) ?? 0) + 1);
  response.setHeader('Deprecation', `@${ANNOUNCED / 1000}`);
  response.setHeader('Sunset', CLOSED.toUTCString());
  response.setHeader('Link', '</notices/7>; rel="deprecation"');
  if (now < CLOSED) return response.end('08:15 STV HLM\n');
  response.statusCode = 410;
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({
    type: 'https://tidewater.example/problems/retired',
    title: 'timetable.txt was retired; use GET /sailings',
    status: 410,
  }));
}
// ANCHOR_END: plan

let today;
const server = createServer((request, response) => {
  timetableTxt(request, response, today);
});
server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${server.address().port}/timetable.txt`;
const ask = async (caller) =>
  fetch(url, { headers: { 'User-Agent': caller } });

for (const date of ['2026-06-01', '2026-12-02']) {
  today = new Date(date);
  const answer = await ask('kiosk/1.2');
  console.log(`${date}  ${answer.status}`);
  for (const name of ['deprecation', 'sunset', 'link']) {
    console.log(`  ${name}: ${answer.headers.get(name)}`);
  }
  console.log(`  ${(await answer.text()).trim().replace(/,"/g, ',\n   "')}`);
}

// The months before the end, as the access log would have them.
const LOG = {
  June: { 'kiosk/1.2': 9, 'agency-sync': 30, 'curl/8': 2 },
  September: { 'kiosk/1.2': 9, 'agency-sync': 30 },
  November: { 'kiosk/1.2': 9 },
};
today = new Date('2026-11-01');
for (const [month, hits] of Object.entries(LOG)) {
  callers.clear();
  for (const [caller, times] of Object.entries(hits)) {
    for (let at = 0; at < times; at += 1) await (await ask(caller)).text();
  }
  const list = [...callers].map(([who, times]) => `${who} ${times}`);
  console.log(`${month.padEnd(10)} ${list.join(', ')}`);
}
server.close();
server.closeAllConnections();
