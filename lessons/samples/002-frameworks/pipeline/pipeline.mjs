import fastify from 'fastify';
const app = fastify();
let trail = [];
// ANCHOR: pipeline
for (const hook of ['onRequest', 'preParsing', 'preValidation',
  'preHandler', 'preSerialization', 'onError', 'onSend', 'onResponse']) {
  app.addHook(hook, async () => { trail.push(hook); });
}
app.get('/sailings', async () => { trail.push('HANDLER'); return []; });
app.get('/broken', async () => {
  trail.push('HANDLER');
  throw new Error('x');
});
// ANCHOR_END: pipeline
for (const path of ['/sailings', '/broken', '/nowhere']) {
  trail = [];
  const { statusCode } = await app.inject(path);
  await new Promise(setImmediate);
  console.log(`GET ${path} -> ${statusCode}`);
  for (let i = 0; i < trail.length; i += 4) {
    console.log('  ' + trail.slice(i, i + 4).join(' > '));
  }
}
