import fastify from 'fastify';
const say = (line) => console.log(line);
const fares = { STV: 2400, BRG: 1900 };

// ANCHOR: arrows
// a library: we call it
say('1 before stringify');
const text = JSON.stringify(fares, (key, value) => {
  say(`  replacer called for "${key}"`);
  return value;
});
say('2 after stringify');

// a framework: we hand it a function
const app = fastify();
say('3 before get');
app.get('/fares', () => {
  say('  handler called');
  return fares;
});
say('4 after get');
await app.ready();
say('5 after ready');
await app.inject('/fares');
say('6 after the first request');
// ANCHOR_END: arrows
