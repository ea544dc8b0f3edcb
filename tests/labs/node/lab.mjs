// The module 'lab' under Node. The lab's files are in LAB_FOLDER; without it only `serve` is of use.
import http from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Milliseconds for code that never answers, which the laboratory's clock finds out at once.
const PATIENCE = 5_001;

const folder = process.env.LAB_FOLDER;
const entry = process.env.LAB_ENTRY;
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);

// Whatever port code asks for, it gets a free one.
const servers = [];
const { listen } = http.Server.prototype;
if (folder) {
  http.Server.prototype.listen = function (...args) {
    servers.push(this);
    const done = args.find((argument) => typeof argument === 'function');
    return listen.call(this, 0, '127.0.0.1', done);
  };
}

export async function serve(app) {
  const server = app instanceof http.Server ? app : http.createServer(app);
  if (!server.listening) {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      listen.call(server, 0, '127.0.0.1', resolve);
    });
  }
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

// A pause of a second or more is over at once, and the clock says that it has passed, as in the laboratory.
if (folder) {
  const { setTimeout: wait } = globalThis;
  const RealDate = Date;
  // The clock begins when the lab says.
  let skipped = RealDate.parse(process.env.LAB_NOW) - RealDate.now();
  globalThis.setTimeout = (run, delay = 0, ...values) => {
    if (!(delay >= 1_000) || delay === PATIENCE) return wait(run, delay, ...values);
    return wait(() => {
      skipped += delay;
      run(...values);
    }, 10);
  };
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [RealDate.now() + skipped] : parts));
    }
    static now() {
      return RealDate.now() + skipped;
    }
  };
}

let base = null;
if (folder && entry && existsSync(path.join(folder, entry))) {
  const app = (await load(entry)).default;
  if (typeof app === 'function') base = await serve(app);
  else if (servers.length > 0) {
    const server = servers.at(-1);
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    server.unref();
    base = `http://127.0.0.1:${server.address().port}`;
  }
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer ever came')), PATIENCE).unref());
const fetchOfNode = globalThis.fetch;
const realFetch = (target, options) => fetchOfNode(target, { signal: AbortSignal.timeout(PATIENCE), ...options });
const fetchOfLab = async (target, options) => {
  if (typeof target !== 'string' && !(target instanceof URL)) return realFetch(target, options);
  const url = new URL(target);
  if (url.hostname !== 'lab') return realFetch(target, options);
  if (base === null) throw new TypeError('fetch failed: nothing listens');
  // The app has another address here, and a header that names its origin follows.
  const headers = new Headers(options?.headers);
  if (headers.get('origin') === 'http://lab') headers.set('origin', base);
  return realFetch(base + url.pathname + url.search, { ...options, headers });
};

if (folder) globalThis.fetch = fetchOfLab;

const driver = folder && existsSync(path.join(folder, 'drive.js')) ? await load('drive.js') : {};

// Values go and come as JSON, as they do between the laboratory's processes.
const copy = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

export async function drive(name, ...values) {
  return copy(await Promise.race([driver[name](...copy(values)), late()]));
}

const recognised = [];

export function known(name) {
  if (!recognised.includes(name)) recognised.push(name);
}

process.on('exit', () => process.stdout.write(`\n\u0002${JSON.stringify(recognised)}\n`));

// A request as it was written, without what fetch adds of its own.
function exchange(request) {
  const query = request.query === '' ? '' : `?${request.query}`;
  const headers = {};
  for (const [name, value] of request.fields) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  if (request.body !== '') headers['Content-Length'] = Buffer.byteLength(request.body);
  return new Promise((resolve, reject) => {
    const sent = http.request(base + request.path + query, { method: request.method, headers, timeout: PATIENCE }, async (answer) => {
      const pieces = [];
      for await (const piece of answer) pieces.push(piece);
      const body = Buffer.concat(pieces);
      const fields = answer.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [[name, all[at + 1]]] : []));
      const { statusCode: status, statusMessage: reason } = answer;
      const response = { status, reason, headers: answer.headers, fields, body: body.toString(), size: body.length, millis: 0 };
      resolve({ request, response, error: null });
    });
    sent.on('error', reject);
    sent.end(request.body);
  });
}

const asked = folder && existsSync(path.join(folder, 'asked.json')) ? JSON.parse(readFileSync(path.join(folder, 'asked.json'), 'utf8')) : [];
export const exchanges = [];
for (const request of asked) exchanges.push(await exchange(request));

export const documents = {};
export const texts = {};
export const problems = [];
export const positions = {};
export const results = [];
export const runs = [];
export const schema = {};
const elsewhere = (name) => () => Promise.reject(new Error(`${name} is compared with nothing under Node`));
export const query = elsewhere('query');
export const plan = elsewhere('plan');
export const simulate = elsewhere('simulate');
