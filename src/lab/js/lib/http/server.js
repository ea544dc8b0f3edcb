// Server of node:http, and what listens in the sandbox: https://nodejs.org/api/http.html#class-httpserver
import { EventEmitter } from 'hornbook:events';
import { coded, wrongType } from 'hornbook:refusal';

const { queueMicrotask } = globalThis;
// Servers by port, in the order they began to listen; a port that was left refuses.
const servers = new Map();
let nextPort = 49_152;

export function Server(options, handler) {
  if (!(this instanceof Server)) return new Server(options, handler);
  EventEmitter.call(this);
  const listener = typeof options === 'function' ? options : handler;
  Object.defineProperty(this, '_server', { value: { port: null, host: null, open: new Set(), closing: null } });
  Object.assign(this, {
    timeout: 0, keepAliveTimeout: 5_000, headersTimeout: 60_000, requestTimeout: 300_000, maxHeadersCount: null, maxRequestsPerSocket: 0,
  });
  if (listener) this.on('request', listener);
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

function free() {
  while (servers.get(nextPort)) nextPort += 1;
  return nextPort++;
}

function checked(port) {
  const number = typeof port === 'string' && port.trim() !== '' ? Number(port) : port;
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    const text = typeof port === 'string' ? `'${port}'` : String(port);
    const message = `options.port should be >= 0 and < 65536. Received type ${typeof port} (${text}).`;
    throw coded(RangeError, 'ERR_SOCKET_BAD_PORT', message);
  }
  return number;
}

Object.assign(Server.prototype, {
  listen(...parts) {
    const [first, second] = parts;
    const callback = parts.find((part) => typeof part === 'function');
    const host = typeof second === 'string' ? second : undefined;
    const options = first !== null && typeof first === 'object' ? first : { port: first, host };
    if (options.path !== undefined || (typeof options.port === 'string' && Number.isNaN(Number(options.port)))) {
      throw coded(Error, 'ERR_LABORATORY_UNSUPPORTED', "the laboratory's http.Server does not support listening on a path");
    }
    const isOpen = options.port === undefined || options.port === null || typeof options.port === 'function';
    const wanted = isOpen ? 0 : checked(options.port);
    const state = this._server;
    if (state.port !== null) throw coded(Error, 'ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.');
    if (callback) this.once('listening', callback);
    if (wanted !== 0 && servers.get(wanted)) {
      const error = coded(Error, 'EADDRINUSE', `listen EADDRINUSE: address already in use ${options.host ?? '::'}:${wanted}`);
      Object.assign(error, { errno: -98, syscall: 'listen', address: options.host ?? '::', port: wanted });
      queueMicrotask(() => this.emit('error', error));
      return this;
    }
    state.port = wanted || free();
    state.host = options.host ?? '::';
    state.closing = null;
    servers.set(state.port, this);
    options.signal?.addEventListener('abort', () => this.close(), { once: true });
    queueMicrotask(() => {
      if (state.port !== null) this.emit('listening');
    });
    return this;
  },
  close(callback) {
    const state = this._server;
    if (callback !== undefined && typeof callback !== 'function') throw wrongType('callback', 'of type function', callback);
    if (state.port === null) {
      if (callback) queueMicrotask(() => callback(coded(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.')));
      return this;
    }
    if (callback) this.once('close', callback);
    servers.set(state.port, null);
    state.port = null;
    state.closing = true;
    settle(this);
    return this;
  },
  address() {
    const { port, host } = this._server;
    if (port === null) return null;
    const address = host === 'localhost' ? '127.0.0.1' : host;
    return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
  },
  closeAllConnections() {
    for (const socket of [...this._server.open]) socket.destroy();
  },
  closeIdleConnections() {},
  getConnections(callback) {
    const count = this._server.open.size;
    queueMicrotask(() => callback(null, count));
    return this;
  },
  setTimeout(milliseconds, callback) {
    this.timeout = milliseconds;
    if (callback) this.on('timeout', callback);
    return this;
  },
  ref() {
    return this;
  },
  unref() {
    return this;
  },
  [Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')]() {
    return new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
  },
});
Object.defineProperty(Server.prototype, 'listening', {
  get() {
    return this._server.port !== null;
  },
  configurable: true,
});

// Ends the closing of a server that nothing keeps open.
function settle(server) {
  const state = server._server;
  if (!state.closing || state.open.size > 0) return;
  state.closing = null;
  queueMicrotask(() => server.emit('close'));
}

// What a server does with a request: `socket` keeps it open until the answer has ended.
function handlerOf(server) {
  return function handle(req, res) {
    const { open } = server._server;
    const { socket } = req;
    open.add(socket);
    const over = () => {
      if (open.delete(socket)) settle(server);
    };
    res.once('close', over);
    socket.once('close', over);
    server.emit('request', req, res);
  };
}

// The handler of the first server that listens, or of the one on that port; null without one.
export function listening(port) {
  if (port !== undefined) {
    const server = servers.get(port);
    return server ? handlerOf(server) : null;
  }
  for (const server of servers.values()) if (server) return handlerOf(server);
  return null;
}

// Whether something listened on that port and has left it.
export function wasLeft(port) {
  return servers.get(port) === null;
}
