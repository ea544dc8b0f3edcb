import fastify from 'fastify';
import { notFound, ports, sailings, sailingsOn } from './timetable.mjs';

// ANCHOR: app
const text = { type: 'string' };
const querystring = { type: 'object', required: ['from', 'to', 'date'],
  properties: { from: text, to: text, date: text } };

async function timetable(app) {                      // a plugin
  app.get('/ports', async () => ({ ports }));

  app.get('/sailings', { schema: { querystring } },  // read, answer
    async ({ query: { from, to, date } }) =>
      ({ sailings: sailingsOn(from, to, date) }));

  app.get('/sailings/:id', async (request, reply) => {
    const found = sailings.find(s => s.id === request.params.id);
    if (found) return found;
    reply.code(404).type('application/problem+json');  // refuse
    return notFound;
  });
}
const app = fastify();
app.register(timetable);                             // assemble
// ANCHOR_END: app
app.get('/boom', async () => { throw new Error('sold the boat'); });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log('PORT', app.server.address().port);
