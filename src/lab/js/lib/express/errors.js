// Errors with a status, as Express and its body parsers make them, and the answer when nobody else gives one.
import 'hornbook:web';
import { STATUS_CODES } from 'hornbook:http/names';
import { originalPathOf } from 'hornbook:express/target';
import { setImmediate } from 'hornbook:timers';

const { Buffer } = globalThis;

// The name of the class that a status has: `NotFoundError`.
function className(status) {
  const words = STATUS_CODES[status].split(' ').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  const name = words.replace(/[^ _0-9a-z]/gi, '');
  return name.endsWith('Error') ? name : `${name}Error`;
}

// An error with a status; or `from`, which gets one if it has none.
export function httpError(status, message, properties = {}, from = null) {
  const error = from ?? new Error(message ?? STATUS_CODES[status]);
  if (!from) Object.defineProperty(error, 'name', { value: className(status), writable: true, configurable: true });
  const own = from ? (from.status ?? from.statusCode ?? status) : status;
  if (!from || error.status !== own || error.expose === undefined) {
    Object.assign(error, { expose: own < 500, statusCode: own, status: own });
  }
  return Object.assign(error, properties);
}

const entities = { '"': '&quot;', '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' };
export const escapeHtml = (text) => String(text).replace(/["&'<>]/g, (char) => entities[char]);

// Encodes what may not stand in a URL and leaves what is encoded already.
export function encodeUrl(url) {
  return String(url)
    .toWellFormed()
    .replace(/(?:[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]|%(?![0-9A-Fa-f]{2}))+/g, encodeURI);
}

function page(message) {
  const body = escapeHtml(message).replaceAll('\n', '<br>').replaceAll('  ', ' &nbsp;');
  return (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n' +
    `<pre>${body}</pre>\n</body>\n</html>\n`
  );
}

// The stack as Node writes it, beginning with what was thrown; without the laboratory's own calls.
function told(error) {
  const text = typeof error.toString === 'function' ? error.toString() : '';
  if (typeof error.stack !== 'string') return text;
  const calls = error.stack.split('\n').filter((line) => line !== '' && !line.includes('hornbook:'));
  return calls[0]?.startsWith('    at ') || calls.length === 0 ? [text, ...calls].join('\n') : calls.join('\n');
}

const isErrorStatus = (status) => typeof status === 'number' && status >= 400 && status < 600;

// The last handler of an app: 404 without an error, else the error's status and, outside production, its stack.
export function lastHandler(req, res, env, onError) {
  return (error) => {
    if (!error && res.headersSent) return;
    let status = 404;
    let headers = {};
    let message = '';
    if (error) {
      status = [error.status, error.statusCode].find(isErrorStatus);
      if (status === undefined) status = isErrorStatus(res.statusCode) ? res.statusCode : 500;
      else if (error.headers && typeof error.headers === 'object') headers = { ...error.headers };
      if (env !== 'production') message = told(error);
      message ||= STATUS_CODES[status];
      setImmediate(onError, error);
    } else {
      message = `Cannot ${req.method} ${encodeUrl(originalPathOf(req))}`;
    }
    if (res.headersSent) req.socket?.destroy();
    else afterRequest(req, () => send(req, res, status, headers, message));
  };
}

// Waits until the request has come to its end; what is left of it is thrown away.
export function afterRequest(req, then) {
  if (!req.readable || req.destroyed) {
    then();
    return;
  }
  let isDone = false;
  const done = () => {
    if (isDone) return;
    isDone = true;
    then();
  };
  req.unpipe();
  for (const event of ['end', 'error', 'close']) req.once(event, done);
  req.resume();
}

function send(req, res, status, headers, message) {
  if (res.headersSent) return;
  const body = page(message);
  res.statusCode = status;
  res.statusMessage = STATUS_CODES[status];
  for (const name of ['Content-Encoding', 'Content-Language', 'Content-Range']) res.removeHeader(name);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}
