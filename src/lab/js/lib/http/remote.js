// Requests of the checks to the app of the work child: the calls `fetch`, `read` and `cancel`. The checks number their requests.
import 'hornbook:web';
import { dispatch } from 'hornbook:http/dispatch';
import * as timers from 'hornbook:timers';

const { AbortController, Buffer } = globalThis;
const encoded = (bytes) => (bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') : '');
const decoded = (text) => new Uint8Array(Buffer.from(text ?? '', 'base64'));

// The work child's side: what it does with those calls. `target()` returns the handler.
// A request with a number is answered with its head and what there is of its body; the rest is read.
export function remoteCalls(target) {
  const open = new Map();

  async function fetch({ number, method, url, headers, body }) {
    const controller = new AbortController();
    const { signal } = controller;
    if (number !== undefined) open.set(number, { controller, pieces: null });
    // As over a network, what was ready before it comes first.
    await new Promise((resolve) => timers.setImmediate(resolve));
    const handler = target();
    if (!handler) open.delete(number);
    if (!handler) throw new Error('there is nothing to ask: the entry exports no app by default and nothing listens');
    const request = { method, url, headers, body: decoded(body) };
    if (number === undefined) {
      const answer = await dispatch(handler, request);
      return { ...answer, body: encoded(answer.body) };
    }
    try {
      signal.throwIfAborted();
      const { body: pieces, ...head } = await dispatch(handler, request, { early: true, signal });
      const { bytes, isLast } = pieces.now();
      if (isLast) open.delete(number);
      else open.get(number).pieces = pieces;
      return { ...head, body: encoded(bytes), isLast };
    } catch (error) {
      open.delete(number);
      throw error;
    }
  }

  async function read({ number }) {
    const pieces = open.get(number)?.pieces;
    if (!pieces) return { body: '', isLast: true };
    const { bytes, isLast } = await pieces.next();
    if (isLast) open.delete(number);
    return { body: encoded(bytes), isLast };
  }

  // The checks have gone away from a request. Its entry stays until what waits for it has been told.
  async function cancel({ number }) {
    open.get(number)?.controller.abort();
  }

  return { fetch, read, cancel };
}

// The other end of the body of an answer, as `dispatch` gives it with `early`.
class Pieces {
  #call;
  #number;
  #first;
  constructor(call, number, first) {
    this.#call = call;
    this.#number = number;
    this.#first = first;
  }
  async next() {
    if (this.#first) {
      const bytes = this.#first;
      this.#first = null;
      return { bytes, isLast: false };
    }
    const { body, isLast } = await this.#call('read', { number: this.#number });
    return { bytes: body === '' ? null : decoded(body), isLast };
  }
  cancel() {
    this.#call('cancel', { number: this.#number }).catch(() => {});
  }
}

// The checks' side: how their fetch reaches the work child.
export function remoteTransport(call) {
  let count = 0;
  return async ({ method, url, headers, body, signal }) => {
    const number = ++count;
    const stop = () => {
      call('cancel', { number }).catch(() => {});
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const { isLast, ...answer } = await call('fetch', { number, method, url, headers, body: encoded(body) });
      const first = decoded(answer.body);
      return { ...answer, body: isLast ? first : new Pieces(call, number, first.length > 0 ? first : null) };
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
}
