import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './framework.js';
import { createServer } from './server.js';
import { timetable } from './timetable.js';

const attempt = (run) => {
  try {
    run();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
};

// A promise that the framework forgets must not end the whole run.
const remembered = (handler) => (request) => {
  const value = handler(request);
  if (value instanceof Promise) value.catch(() => {});
  return value;
};

const build = () => {
  const app = createApp();
  const server = createServer();
  const trail = [];
  const register = {
    onReady: (hook) => app.onReady(hook),
    onClose: (hook) => app.onClose(hook),
    route: (method, path, handler) =>
      app.route(method, path, remembered(handler)),
  };
  const refused = attempt(() => timetable(register, trail));
  return { app, server, trail, refused };
};

const started = async () => {
  const { refused, ...built } = build();
  if (refused) throw new Error(`registering the routes failed: ${refused}`);
  await built.app.start(built.server);
  return built;
};

// What ran while registering, while starting, and for two requests.
export async function life() {
  const { app, server, trail, refused } = build();
  const registered = [...trail];
  if (refused) return { registered, refused, start: [], requests: [] };
  const starting = app.start(server);
  const early = await server.request('GET', '/sailings');
  await starting;
  const start = trail.slice(registered.length);
  const before = trail.length;
  await server.request('GET', '/sailings');
  await server.request('GET', '/sailings');
  return { registered, early, start, requests: trail.slice(before) };
}

// Answers to requests made one after the other.
export async function ask(...requests) {
  const { server } = await started();
  const answers = [];
  for (const [method, path] of requests) {
    answers.push(await server.request(method, path));
  }
  return answers;
}

// What each way to register says before start, at its beginning, and after.
export async function late() {
  const { app, server } = build();
  const ways = () => ({
    route: attempt(() => app.route('GET', '/ports', () => [])),
    onReady: attempt(() => app.onReady(() => {})),
    onClose: attempt(() => app.onClose(() => {})),
  });
  const early = attempt(() => app.route('GET', '/vessels', () => []));
  const starting = app.start(server);
  const during = ways();
  await starting;
  const after = ways();
  const vessels = await server.request('GET', '/vessels');
  return { early, during, after, vessels };
}

const endsSoon = (promise) =>
  Promise.race([promise.then(() => true), sleep(60_000, false)]);

// A slow request is under way when close() is called.
export async function closing() {
  const { app, server, trail } = await started();
  trail.length = 0;
  const slow = server.request('GET', '/report');
  await sleep(100);
  let closedEarly = false;
  const closed = app.close().then(() => {
    closedEarly = !trail.includes('GET /report ends');
  });
  await sleep(100);
  const fresh = await server.request('GET', '/sailings');
  const inFlight = await slow;
  const ends = await endsSoon(closed);
  const afterwards = await server.request('GET', '/sailings');
  return { trail, closedEarly, ends, fresh, inFlight, afterwards };
}

// A handler has thrown before close() is called.
export async function closingAfterFailure() {
  const { app, server } = await started();
  await server.request('GET', '/fares');
  return endsSoon(app.close());
}
