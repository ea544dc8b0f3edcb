// fetch, which reaches what listens in the sandbox and nothing else: https://fetch.spec.whatwg.org/#fetch-method
import 'hornbook:web';
import { kindOf, takeAll } from 'hornbook:fetch/body';
import { Headers, entriesAsGiven, seal } from 'hornbook:fetch/headers';
import { ReadableStream } from 'hornbook:fetch/readable_stream';
import { Request } from 'hornbook:fetch/request';
import { Response, answered } from 'hornbook:fetch/response';
import { dispatch } from 'hornbook:http/dispatch';
import { listening, wasLeft } from 'hornbook:http/server';
import { coded } from 'hornbook:refusal';

const { URL } = globalThis;
const MOST_REDIRECTS = 20;
const here = ['lab', 'localhost', '127.0.0.1', '[::1]', '::1'];

let transport = async () => {
  throw failed(new Error('the laboratory has no network, and nothing listens in it'));
};

// How requests reach an app that is not in this engine: `send({method, url, headers, body, signal, early})` → what `dispatch` gives.
export function setTransport(send) {
  transport = send;
}

function failed(cause) {
  return new TypeError('fetch failed', { cause });
}

function refused(port) {
  const cause = coded(Error, 'ECONNREFUSED', `connect ECONNREFUSED 127.0.0.1:${port}`);
  return failed(Object.assign(cause, { errno: -111, syscall: 'connect', address: '127.0.0.1', port }));
}

// Hands a request to whoever listens at its address.
function send(url, request) {
  const port = Number(url.port || 80);
  const server = url.hostname === 'lab' ? null : listening(port);
  if (server) return dispatch(server, request, { early: true, signal: request.signal });
  if (url.hostname !== 'lab' && wasLeft(port)) throw refused(port);
  return transport({ ...request, early: true });
}

function check(url) {
  if (url.protocol === 'http:' && here.includes(url.hostname)) return;
  const what = url.protocol === 'http:' || url.protocol === 'https:' ? url.host : `a ${url.protocol} address`;
  const words = `the laboratory has no network: it does not reach ${what}, only what listens in it (http://localhost, http://lab)`;
  throw failed(new Error(words));
}

// With one of these a request asks about what a cache has, so that no cache may answer it.
const conditions = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range'];
const mayHaveBody = ['PATCH', 'POST', 'PUT', 'QUERY'];

// What a client adds to the headers that code gave, in the order in which Node's does.
function outgoing(url, { method, headers, bytes, cache }) {
  const has = (name) => headers.has(name);
  const list = [];
  if (!has('host')) list.push(['host', url.host]);
  if (!has('connection')) list.push(['connection', method === 'HEAD' ? 'close' : 'keep-alive']);
  list.push(...entriesAsGiven(headers));
  if (!has('accept')) list.push(['accept', '*/*']);
  if (!has('accept-language')) list.push(['accept-language', '*']);
  if (!has('sec-fetch-mode')) list.push(['sec-fetch-mode', 'cors']);
  if (!has('user-agent')) list.push(['user-agent', 'node']);
  const isFresh = ['no-store', 'reload'].includes(cache) || (cache === 'default' && conditions.some(has));
  if (isFresh && !has('pragma')) list.push(['pragma', 'no-cache']);
  if ((isFresh || cache === 'no-cache') && !has('cache-control')) list.push(['cache-control', isFresh ? 'no-cache' : 'max-age=0']);
  if (!has('accept-encoding')) list.push(['accept-encoding', has('range') ? 'identity' : 'gzip, deflate']);
  if (has('content-length') || (bytes === null && !mayHaveBody.includes(method))) return list;
  list.push(['content-length', String(bytes?.length ?? 0)]);
  return list;
}

// The rest of an answer as a stream: what has come is handed on when it is asked for.
function streamOf(pieces, signal) {
  let stop = () => {};
  const stream = new ReadableStream(
    {
      start(controller) {
        stop = () => {
          controller.error(signal.reason);
          pieces.cancel();
        };
        signal.addEventListener('abort', stop, { once: true });
      },
      async pull(controller) {
        const { bytes, isLast } = await pieces.next();
        if (signal.aborted) return;
        if (bytes) controller.enqueue(new Uint8Array(bytes));
        if (isLast) {
          signal.removeEventListener('abort', stop);
          controller.close();
        }
      },
      cancel() {
        signal.removeEventListener('abort', stop);
        pieces.cancel();
      },
    },
    { highWaterMark: 0 },
  );
  return stream;
}

const nothing = [204, 205, 304];

function received(answer, { url, redirected, method, signal }) {
  const headers = new Headers();
  for (const [name, value] of answer.headers) headers.append(name, value);
  seal(headers);
  const { body } = answer;
  let found = { bytes: null, stream: null };
  if (method === 'HEAD' || nothing.includes(answer.status)) {
    if (!(body instanceof Uint8Array)) body.cancel?.();
  } else if (body instanceof Uint8Array) found = { bytes: body, stream: null };
  else found = { bytes: null, stream: streamOf(body, signal) };
  const { href } = url;
  const plain = url.hash ? href.slice(0, href.length - url.hash.length) : href;
  return answered(found, { status: answer.status, statusText: answer.statusText, headers, url: plain, redirected });
}

// The next request after an answer that names another place; null when it names none.
function redirected(answer, current) {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined) return null;
  let url;
  try {
    url = new URL(location, current.url);
  } catch (cause) {
    throw failed(cause);
  }
  if (url.hash === '') url.hash = current.url.hash;
  const headers = new Headers(current.headers);
  let { method, bytes } = current;
  const becomesGet =
    ((answer.status === 301 || answer.status === 302) && method === 'POST') ||
    (answer.status === 303 && method !== 'GET' && method !== 'HEAD');
  if (becomesGet) {
    method = 'GET';
    bytes = null;
    for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length']) headers.delete(name);
  }
  if (url.origin !== current.url.origin) {
    for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) headers.delete(name);
  }
  return { url, method, headers, bytes, cache: current.cache };
}

// Waits, but not longer than the signal lets.
function orAborted(promise, signal) {
  if (signal.aborted) {
    promise.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });
}

export async function fetch(input, init) {
  const request = new Request(input, init);
  const { signal } = request;
  if (signal.aborted) throw signal.reason;
  const { bytes, stream } = kindOf(request);
  let current = {
    url: new URL(request.url),
    method: request.method,
    headers: request.headers,
    bytes: bytes || stream ? await takeAll(request) : null,
    cache: request.cache,
  };
  for (let count = 0; ; count += 1) {
    const { url, method } = current;
    check(url);
    const sent = {
      method, url: url.pathname + url.search, headers: outgoing(url, current), body: current.bytes ?? new Uint8Array(0), signal,
    };
    const answer = await orAborted(Promise.resolve(send(url, sent)), signal);
    const next = request.redirect === 'manual' ? null : redirected(answer, current);
    if (next === null) return received(answer, { url, redirected: count > 0, method, signal });
    if (!(answer.body instanceof Uint8Array)) answer.body.cancel();
    if (request.redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (count >= MOST_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    current = next;
  }
}

export { Headers, ReadableStream, Request, Response };
