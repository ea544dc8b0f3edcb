// The work child: loads the learner's modules and answers calls.
import 'hornbook:bootstrap';
import { within } from 'hornbook:context';
import { harden } from 'hornbook:harden';
import { dispatch, listening } from 'hornbook:http';
import { remoteCalls } from 'hornbook:http/remote';
import { setTransport } from 'hornbook:fetch';
import * as timers from 'hornbook:timers';

const { parse, stringify } = JSON;
const { then } = Promise.prototype;
const resolved = Promise.resolve.bind(Promise);
const after = (promise, done, failed) => Reflect.apply(then, resolved(promise), [done, failed]);

const modules = { main: null, drive: null };
let loading = 0;
let failure = null;
const replies = [];
let open = 0;

harden();

// Loads the entry, or with `isDrive` the author's drive.
export function load(name, isDrive) {
  loading += 1;
  after(
    import(name),
    (namespace) => {
      modules[isDrive ? 'drive' : 'main'] = namespace;
      loading -= 1;
    },
    (error) => {
      loading -= 1;
      failure = { error };
    },
  );
}

// Lets time pass while a top-level await waits; false when nothing is left to wait for.
export function pass() {
  return loading > 0 && timers.advance(null);
}

// Throws what loading threw.
export function begin() {
  if (failure) throw failure.error;
  if (loading > 0) throw new Error('a module is never loaded: its top-level await waits for something that never happens');
}

function target() {
  const main = modules.main?.default;
  if (typeof main === 'function') return main;
  if (main && typeof main.handler === 'function') return main.handler;
  return listening();
}

async function drive({ name, args }) {
  const run = modules.drive?.[name];
  if (typeof run !== 'function') throw new Error(`the drive exports no function ${name}`);
  return run(...args);
}

// The same for people: the body goes out and comes back as text.
async function exchange({ text, ...rest }) {
  const response = await calls.fetch({ ...rest, body: new TextEncoder().encode(text).toBase64() });
  const bytes = Uint8Array.fromBase64(response.body);
  let answer = null;
  try {
    answer = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are no text are shown by their number.
  }
  return { ...response, body: undefined, text: answer, size: bytes.length };
}

const calls = remoteCalls(target);
const kinds = { ...calls, drive, exchange };

// Code that fetches reaches its own app and nothing else.
setTransport(async ({ early, signal, ...request }) => {
  const handler = target();
  if (!handler) throw new TypeError('fetch failed: the laboratory has no network, and nothing listens in it');
  return dispatch(handler, request, { early, signal });
});

// The most characters of an answer as JSON, and of a text of an error.
const ANSWER = 6_000_000;
const WORDS = 4_000;

// What was thrown, as far as it lets itself be read.
function describe(error) {
  const text = (read) => {
    try {
      const value = read();
      return value === undefined ? undefined : `${value}`.slice(0, WORDS);
    } catch {
      return undefined;
    }
  };
  // Out of memory may arrive as a bare null.
  if (error === null) return { message: 'null was thrown, or memory ran out' };
  if (typeof error !== 'object' && typeof error !== 'function') return { message: text(() => String(error)) };
  const message = text(() => error.message) ?? 'something was thrown that cannot be shown';
  return { name: text(() => error.name), message, code: text(() => error.code), stack: text(() => error.stack) };
}

// An answer as JSON. What JSON cannot hold is said in words: one bad answer does not end the run.
function packed(id, result) {
  const refused = (why) => `{"id":${id},"result":${stringify({ Err: { name: 'TypeError', message: `what was returned cannot be handed to the checks: ${why}` } })}}`;
  if ('Err' in result) return stringify({ id, result });
  if (typeof result.Ok === 'function' || typeof result.Ok === 'symbol') return refused(`it is a ${typeof result.Ok}`);
  let json;
  try {
    json = stringify(result.Ok) ?? 'null';
  } catch (error) {
    return refused(describe(error).message);
  }
  if (json.length > ANSWER) return refused(`it has ${json.length} characters, more than ${ANSWER}`);
  return `{"id":${id},"result":{"Ok":${json}}}`;
}

export function begin_calls(json) {
  for (const { id, kind, value } of parse(json)) {
    open += 1;
    const done = (result) => {
      open -= 1;
      replies.push(packed(id, result));
    };
    const run = async () => {
      if (!Object.hasOwn(kinds, kind)) throw new Error(`this lab does not answer ${kind}`);
      return kinds[kind](value);
    };
    // Each call begins outside of whatever the one before it was in.
    after(within(undefined, run), (ok) => done({ Ok: ok }), (error) => done({ Err: describe(error) }));
  }
  return 'null';
}

export function take_replies() {
  return `[${replies.splice(0).join(',')}]`;
}

// Lets time pass; false when nothing is left that could answer before `until`.
export function advance(until) {
  if (open === 0 && (until === undefined || until === null)) return false;
  return timers.advance(until ?? null);
}

export function time() {
  return timers.time();
}
