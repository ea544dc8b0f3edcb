// ServerResponse: https://nodejs.org/api/http.html#class-httpserverresponse
import 'hornbook:web';
import { EventEmitter } from 'hornbook:events';
import { STATUS_CODES, isHeaderText, validateHeaderName, validateHeaderValue } from 'hornbook:http/names';
import { coded, refuse, wrongType } from 'hornbook:refusal';
import * as timers from 'hornbook:timers';

const { Buffer, queueMicrotask } = globalThis;

export function OutgoingMessage() {
  EventEmitter.call(this);
  Object.defineProperty(this, '_out', {
    value: {
      headers: new Map(), head: null, sink: null, written: 0, hasBody: true, destroyed: false, closed: false, finished: false,
      errored: null, dropped: new Set(), timer: null,
    },
    writable: true,
    configurable: true,
  });
  Object.assign(this, { finished: false, sendDate: true, shouldKeepAlive: true, chunkedEncoding: false, strictContentLength: false });
}
Object.setPrototypeOf(OutgoingMessage.prototype, EventEmitter.prototype);
Object.setPrototypeOf(OutgoingMessage, EventEmitter);

function late(what) {
  return coded(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${what} headers after they are sent to the client`);
}

function checkName(name) {
  if (typeof name !== 'string') throw wrongType('name', 'of type string', name);
}

function keep(out, name, value) {
  out.headers.set(name.toLowerCase(), { name, value });
}

Object.assign(OutgoingMessage.prototype, {
  setHeader(name, value) {
    if (this._out.head) throw late('set');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    keep(this._out, name, value);
    return this;
  },
  setHeaders(headers) {
    if (this._out.head) throw late('set');
    if (typeof headers?.entries !== 'function' || Array.isArray(headers)) {
      throw wrongType('headers', 'an instance of Headers or Map', headers);
    }
    const cookies = [];
    for (const [name, value] of headers.entries()) {
      if (name === 'set-cookie') cookies.push(...[value].flat());
      else this.setHeader(name, value);
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  },
  appendHeader(name, value) {
    if (this._out.head) throw late('append');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const known = this._out.headers.get(name.toLowerCase());
    keep(this._out, known?.name ?? name, known ? [known.value, value].flat() : value);
    return this;
  },
  getHeader(name) {
    checkName(name);
    return this._out.headers.get(name.toLowerCase())?.value;
  },
  getHeaderNames() {
    return [...this._out.headers.keys()];
  },
  getRawHeaderNames() {
    return [...this._out.headers.values()].map((header) => header.name);
  },
  getHeaders() {
    const headers = Object.create(null);
    for (const [name, { value }] of this._out.headers) headers[name] = value;
    return headers;
  },
  hasHeader(name) {
    checkName(name);
    return this._out.headers.has(name.toLowerCase());
  },
  removeHeader(name) {
    checkName(name);
    if (this._out.head) throw late('remove');
    const key = name.toLowerCase();
    this._out.headers.delete(key);
    this._out.dropped.add(key);
    if (key === 'date') this.sendDate = false;
  },
  flushHeaders() {
    if (!this._out.head) this._implicitHeader();
    this._out.sink?.head(this._out.head);
  },
  cork() {},
  uncork() {},
  addTrailers: refuse('ServerResponse', 'addTrailers'),
  pipe() {
    this.emit('error', coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
  },
  setTimeout(milliseconds, callback) {
    const out = this._out;
    if (callback) this.on('timeout', callback);
    timers.clearTimeout(out.timer);
    if (milliseconds > 0) {
      out.timer = timers.setTimeout(() => {
        if (!this.emit('timeout', this.socket)) this.socket?.destroy();
      }, milliseconds);
    }
    return this;
  },
  write(chunk, encoding, callback) {
    const done = typeof encoding === 'function' ? encoding : callback;
    const bytes = asBytes(chunk, encoding);
    const out = this._out;
    if (this.finished || out.destroyed) {
      fail(this, done);
      return false;
    }
    if (!out.head) this._implicitHeader();
    if (out.hasBody && bytes.length > 0) send(this, bytes);
    if (done) queueMicrotask(() => done(null));
    return true;
  },
  end(chunk, encoding, callback) {
    const done = [chunk, encoding, callback].find((value) => typeof value === 'function');
    const data = typeof chunk === 'function' || chunk === undefined || chunk === null ? null : asBytes(chunk, encoding);
    const out = this._out;
    if (this.finished) {
      if (data) fail(this, done);
      else if (done) queueMicrotask(() => done(coded(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished')));
      return this;
    }
    if (!out.head) this._implicitHeader(data ? data.length : 0);
    if (data && data.length > 0 && out.hasBody && !out.destroyed) send(this, data);
    this.finished = true;
    timers.clearTimeout(out.timer);
    if (out.destroyed) return this;
    queueMicrotask(() => {
      if (out.destroyed) return;
      out.finished = true;
      done?.();
      this.emit('finish');
      queueMicrotask(() => {
        const known = out.destroyed;
        out.destroyed = true;
        out.closed = true;
        if (!known) this.emit('close');
        out.sink?.end(out.head);
      });
    });
    return this;
  },
  destroy(error) {
    const out = this._out;
    if (out.destroyed) return this;
    out.destroyed = true;
    out.errored = error ?? null;
    timers.clearTimeout(out.timer);
    if (this.socket) this.socket.destroy(error);
    queueMicrotask(() => {
      if (error && this.listenerCount('error') > 0) this.emit('error', error);
      out.closed = true;
      this.emit('close');
    });
    return this;
  },
});

function asBytes(chunk, encoding) {
  if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8');
  // Copied: the caller may go on using its memory.
  if (chunk instanceof Uint8Array) return Buffer.from(chunk);
  throw wrongType('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
}

function fail(message, done) {
  const out = message._out;
  const error = message.finished
    ? coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end')
    : coded(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
  const wasDestroyed = out.destroyed;
  queueMicrotask(() => {
    done?.(error);
    if (!wasDestroyed && !out.destroyed) message.emit('error', error);
  });
}

function send(message, bytes) {
  const out = message._out;
  out.written += bytes.length;
  out.sink?.head(out.head);
  out.sink?.chunk(bytes);
}

const view = {
  headersSent: (message) => message._out.head !== null,
  writable: (message) => !message._out.destroyed && !message.finished,
  writableEnded: (message) => message.finished,
  writableFinished: (message) => message._out.finished,
  writableLength: () => 0,
  writableHighWaterMark: () => 65536,
  writableNeedDrain: () => false,
  writableCorked: () => 0,
  writableObjectMode: () => false,
  destroyed: (message) => message._out.destroyed,
  closed: (message) => message._out.closed,
  errored: (message) => message._out.errored,
  connection: (message) => message.socket,
};
for (const [name, read] of Object.entries(view)) {
  Object.defineProperty(OutgoingMessage.prototype, name, {
    get() {
      return this._out ? read(this) : undefined;
    },
    configurable: true,
  });
}

export function ServerResponse(req) {
  OutgoingMessage.call(this);
  this.req = req;
  this.statusCode = 200;
  this.statusMessage = undefined;
  this.socket = req?.socket ?? null;
  if (req?.method === 'HEAD') this._out.hasBody = false;
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

// Arrays of names and values, flat or in pairs, and objects.
function pairs(headers) {
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (headers.length > 0 && Array.isArray(headers[0])) return headers;
  if (headers.length % 2 !== 0) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'headers' is invalid. Received ${headers}`);
  const found = [];
  for (let at = 0; at < headers.length; at += 2) found.push([headers[at], headers[at + 1]]);
  return found;
}

const lines = ({ name, value }) => (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]);

// The head as it goes out: what code set, then what Node adds.
function compose(message, length) {
  const out = message._out;
  const status = message.statusCode;
  if (status === 204 || status === 304 || status < 200) out.hasBody = false;
  const head = { status, statusText: message.statusMessage, headers: [...out.headers.values()].flatMap(lines) };
  const isSet = (name) => out.headers.has(name);
  if (message.sendDate && !isSet('date')) head.headers.push(['Date', new Date(timers.wallTime()).toUTCString()]);
  if (!isSet('connection')) {
    const stays = message.shouldKeepAlive && message.req?.headers?.connection !== 'close';
    head.headers.push(['Connection', stays ? 'keep-alive' : 'close']);
    if (stays && !isSet('keep-alive')) head.headers.push(['Keep-Alive', 'timeout=5']);
  }
  if (out.hasBody && !isSet('content-length') && !isSet('transfer-encoding')) {
    if (length !== undefined && !out.dropped.has('content-length')) head.headers.push(['Content-Length', String(length)]);
    else if (!out.dropped.has('transfer-encoding')) {
      head.headers.push(['Transfer-Encoding', 'chunked']);
      message.chunkedEncoding = true;
    }
  }
  return head;
}

Object.assign(ServerResponse.prototype, {
  _implicitHeader(length) {
    writeHead(this, [this.statusCode], length);
  },
  writeHead(...parts) {
    return writeHead(this, parts, undefined);
  },
  writeContinue() {},
  writeProcessing() {},
  writeEarlyHints: refuse('ServerResponse', 'writeEarlyHints'),
  assignSocket: refuse('ServerResponse', 'assignSocket'),
});
ServerResponse.prototype.writeHeader = ServerResponse.prototype.writeHead;

function writeHead(message, [code, reason, given], length) {
  const out = message._out;
  if (out.head) throw coded(Error, 'ERR_HTTP_HEADERS_SENT', 'Cannot write headers after they are sent to the client');
  const status = Math.trunc(Number(code)) || 0;
  if (status < 100 || status > 999) throw coded(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${String(code)}`);
  const text = typeof reason === 'string' ? reason : message.statusMessage || STATUS_CODES[status] || 'unknown';
  const headers = typeof reason === 'string' ? given : (reason ?? given);
  message.statusMessage = text;
  if (!isHeaderText(text)) throw coded(TypeError, 'ERR_INVALID_CHAR', 'Invalid character in statusMessage');
  const again = new Set();
  for (const [name, value] of headers ? pairs(headers) : []) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const key = name.toLowerCase();
    const known = again.has(key) ? out.headers.get(key).value : null;
    keep(out, name, known === null ? value : [known, value].flat());
    if (Array.isArray(headers)) again.add(key);
  }
  message.statusCode = status;
  out.head = compose(message, length);
  return message;
}
