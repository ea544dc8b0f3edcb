// IncomingMessage and the stand-in for its socket: https://nodejs.org/api/http.html#class-httpincomingmessage
import { EventEmitter } from 'hornbook:events';
import { coded, refuse } from 'hornbook:refusal';
import { Readable } from 'hornbook:stream/readable';
import * as timers from 'hornbook:timers';

const { queueMicrotask } = globalThis;

// Of these a second one is dropped.
const single = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since', 'if-unmodified-since',
  'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent',
]);

// What code may ask of a connection, without one.
export class Socket extends EventEmitter {
  constructor(port) {
    super();
    Object.assign(this, {
      remoteAddress: '127.0.0.1', remoteFamily: 'IPv4', remotePort: 50_000, localAddress: '127.0.0.1', localFamily: 'IPv4', localPort: port,
      destroyed: false, readyState: 'open', bytesRead: 0, bytesWritten: 0, readable: true, writable: true,
    });
  }
  address() {
    return { address: this.localAddress, family: 'IPv4', port: this.localPort };
  }
  destroy(error) {
    if (this.destroyed) return this;
    Object.assign(this, { destroyed: true, readyState: 'closed', readable: false, writable: false });
    this.emit('destroying', error);
    queueMicrotask(() => this.emit('close', Boolean(error)));
    return this;
  }
  setTimeout() {
    return this;
  }
  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
}
Socket.prototype.destroySoon = Socket.prototype.destroy;
for (const name of ['write', 'end', 'connect', 'pipe', 'read']) Socket.prototype[name] = refuse('Socket', name);

export function IncomingMessage(socket) {
  Readable.call(this, { highWaterMark: 65536 });
  Object.assign(this, {
    httpVersionMajor: 1, httpVersionMinor: 1, httpVersion: '1.1', complete: false, rawHeaders: [], rawTrailers: [],
    joinDuplicateHeaders: false, aborted: false, upgrade: false, url: '', method: null, statusCode: null, statusMessage: null,
  });
  Object.defineProperty(this, 'socket', { value: socket, writable: true, enumerable: true, configurable: true });
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

function joined(raw) {
  const headers = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at].toLowerCase();
    const value = raw[at + 1];
    if (name === 'set-cookie') (headers[name] ??= []).push(value);
    else if (!Object.hasOwn(headers, name)) {
      Object.defineProperty(headers, name, { value, writable: true, enumerable: true, configurable: true });
    } else if (!single.has(name)) headers[name] += (name === 'cookie' ? '; ' : ', ') + value;
  }
  return headers;
}

function distinct(raw) {
  const headers = Object.create(null);
  for (let at = 0; at < raw.length; at += 2) (headers[raw[at].toLowerCase()] ??= []).push(raw[at + 1]);
  return headers;
}

// Read when first asked for; code may put another value in their place.
function lazy(name, from) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    get() {
      const value = this.rawHeaders ? from(this) : undefined;
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
    configurable: true,
  });
}
lazy('headers', (message) => joined(message.rawHeaders));
lazy('headersDistinct', (message) => distinct(message.rawHeaders));
lazy('trailers', (message) => joined(message.rawTrailers));
lazy('trailersDistinct', (message) => distinct(message.rawTrailers));

Object.defineProperty(IncomingMessage.prototype, 'connection', {
  get() {
    return this.socket;
  },
  configurable: true,
});

Object.assign(IncomingMessage.prototype, {
  _read() {},
  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    if (!this.complete && this.socket && !this.socket.destroyed) this.socket.destroy(error);
    // Without a listener an abort is no reason to end the process.
    callback(error && this.listenerCount('error') > 0 ? error : null);
  },
  setTimeout(milliseconds, callback) {
    if (callback) this.on('timeout', callback);
    const timer = timers.setTimeout(() => this.emit('timeout'), milliseconds);
    this.once('close', () => timers.clearTimeout(timer));
    return this;
  },
});

export const reset = () => coded(Error, 'ECONNRESET', 'aborted');
