// One request to a handler, without a network between them.
import 'hornbook:web';
import { IncomingMessage, Socket, reset } from 'hornbook:http/message';
import { ServerResponse } from 'hornbook:http/response';
import { coded } from 'hornbook:refusal';
import * as timers from 'hornbook:timers';

const { Buffer } = globalThis;

// What a client sees when the other side ends before its answer does.
export function closedEarly(message) {
  const error = new TypeError(message);
  error.cause = coded(Error, 'UND_ERR_SOCKET', 'other side closed');
  return error;
}

function joined(chunks) {
  if (chunks.length === 1) return chunks[0];
  return Buffer.concat(chunks);
}

// What a handler writes, on its way to whoever asked. Nothing arrives before everything that is ready has run, as over a network.
class Exchange {
  #chunks = [];
  #over = null;
  #wake = null;
  #settle = null;
  #sent = false;
  #scheduled = false;

  constructor(isEarly) {
    this.isEarly = isEarly;
    this.head_ = null;
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  head(head) {
    this.head_ ??= head;
    if (this.isEarly) this.#schedule();
  }

  chunk(bytes) {
    this.#chunks.push(bytes);
    if (this.isEarly) this.#schedule();
  }

  end(head) {
    this.head_ ??= head;
    this.#over ??= { error: null };
    this.#schedule();
  }

  fail() {
    this.#over ??= { error: true };
    this.#schedule();
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    timers.setImmediate(() => {
      this.#scheduled = false;
      this.#arrive();
    });
  }

  #arrive() {
    this.#wake?.();
    if (this.#sent) return;
    this.#sent = true;
    const { resolve, reject } = this.#settle;
    if (this.#over?.error && (!this.head_ || !this.isEarly)) {
      reject(closedEarly('fetch failed'));
      return;
    }
    const { status, statusText, headers } = this.head_;
    resolve({ status, statusText, headers, body: this.isEarly ? this : joined(this.#chunks) });
  }

  // Takes what has arrived: bytes or null, and whether that was all.
  now() {
    const bytes = this.#chunks.length > 0 ? joined(this.#chunks.splice(0)) : null;
    return { bytes, isLast: this.#over !== null && !this.#over.error };
  }

  // The same when there is something to take.
  async next() {
    for (;;) {
      if (this.#chunks.length > 0) return this.now();
      if (this.#over?.error) throw closedEarly('terminated');
      if (this.#over) return this.now();
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  // Nobody wants the rest.
  cancel() {
    if (!this.#over) this.abort?.();
  }
}

function withDefaults(headers, body) {
  const has = (name) => headers.some(([known]) => known.toLowerCase() === name);
  const given = headers.map(([name, value]) => [String(name), String(value)]);
  if (!has('host')) given.unshift(['host', 'lab']);
  if (body.length > 0 && !has('content-length') && !has('transfer-encoding')) given.push(['content-length', String(body.length)]);
  return given;
}

// Asks a handler of node:http. With `early` the answer comes with its head, and its body is read piece by piece: `next()` and `cancel()`.
// `signal` ends the request as a client does that goes away. What the handler throws ends the work, as it ends a Node process.
export function dispatch(handler, { method, url, headers = [], body }, { early = false, signal } = {}) {
  const bytes = body ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.alloc(0);
  const given = withDefaults(headers, bytes);
  const port = Number(/:(\d+)$/.exec(given.find(([name]) => name.toLowerCase() === 'host')[1])?.[1] ?? 80);
  const socket = new Socket(port);
  const req = new IncomingMessage(socket);
  Object.assign(req, { method: method.toUpperCase(), url, rawHeaders: given.flat() });
  const res = new ServerResponse(req);
  const exchange = new Exchange(early);
  res._out.sink = exchange;
  const gone = () => {
    if (!req.readableEnded || !res.writableEnded) req.destroy(reset());
    if (!res.writableFinished) res.destroy();
    exchange.fail();
  };
  socket.on('destroying', gone);
  exchange.abort = () => socket.destroy();
  signal?.addEventListener('abort', exchange.abort, { once: true });
  res.once('close', () => signal?.removeEventListener('abort', exchange.abort));
  // What nobody reads is thrown away, so that the request ends.
  res.once('finish', () => {
    if (req.readableFlowing === null && req.listenerCount('readable') === 0) req.resume();
  });
  if (bytes.length > 0) req.push(bytes);
  req.complete = true;
  req.push(null);
  try {
    // A rejection of what the handler returns is nobody's but the engine's, which ends the work.
    handler(req, res);
  } catch (error) {
    void Promise.reject(error);
  }
  return exchange.answer;
}
