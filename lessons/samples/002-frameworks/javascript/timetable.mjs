import fastify from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';

// ANCHOR: all
const app = fastify();                               // assemble

app.get('/sailings', async () => {                   // register
  console.log('request in');
  await sleep(500);
  console.log('request out');
  return [{ id: 'sai_7f3k' }];
});

app.addHook('onReady', async () => {                 // start
  console.log('start hook');
});
app.addHook('onClose', async () => {                 // stop
  console.log('stop hook');
});

process.once('SIGTERM', () => app.close());          // drain
const port = Number(process.env.PORT);               // configure
await app.listen({ port, host: '127.0.0.1' });       // listen
console.log('listening');
// ANCHOR_END: all
console.error(`PORT ${app.server.address().port}`);
