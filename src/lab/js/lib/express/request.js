// The request of Express 5: https://expressjs.com/en/5x/api.html#req
import { acceptedCharsets, acceptedEncodings, acceptedLanguages, acceptedTypes } from 'hornbook:express/accept';
import { typeOf } from 'hornbook:express/media';
import { addresses, bytesOf } from 'hornbook:express/proxy';
import { isFresh } from 'hornbook:express/tags';
import { pathOf, queryOf } from 'hornbook:express/target';
import { IncomingMessage } from 'hornbook:http/message';

export const request = Object.create(IncomingMessage.prototype);

function header(name) {
  if (!name) throw new TypeError('name argument is required to req.get');
  if (typeof name !== 'string') throw new TypeError('name must be a string to req.get');
  const key = name.toLowerCase();
  if (key === 'referer' || key === 'referrer') return this.headers.referrer || this.headers.referer;
  return this.headers[key];
}

const list = (parts) => (Array.isArray(parts[0]) ? parts[0] : parts.filter((part) => part !== undefined));

// The byte ranges that a Range header asks for: -2 when it cannot be read, -1 when none of them can be given.
function ranges(size, text, combines) {
  const equals = text.indexOf('=');
  if (equals < 0) return -2;
  const found = [];
  for (const part of text.slice(equals + 1).split(',')) {
    const match = /^\s*(\d*)\s*-\s*(\d*)\s*$/.exec(part);
    if (!match || (match[1] === '' && match[2] === '')) return -2;
    const start = match[1] === '' ? size - Number(match[2]) : Number(match[1]);
    const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
    if (start <= end && start >= 0) found.push({ start, end });
  }
  if (found.length === 0) return -1;
  return Object.assign(combines ? combined(found) : found, { type: text.slice(0, equals) });
}

function combined(found) {
  const joined = [];
  for (const { start, end, order } of found.map((range, order) => ({ ...range, order })).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || start > last.end + 1) joined.push({ start, end, order });
    else Object.assign(last, { end: Math.max(end, last.end), order: Math.min(order, last.order) });
  }
  return joined.sort((a, b) => a.order - b.order).map(({ start, end }) => ({ start, end }));
}

Object.assign(request, {
  get: header,
  header,
  accepts(...types) {
    return acceptedTypes(this, list(types));
  },
  acceptsEncodings(...encodings) {
    return acceptedEncodings(this, list(encodings));
  },
  acceptsCharsets(...charsets) {
    return acceptedCharsets(this, list(charsets));
  },
  acceptsLanguages(...languages) {
    return acceptedLanguages(this, list(languages));
  },
  range(size, options) {
    const text = this.get('Range');
    return text ? ranges(size, text, options?.combine) : undefined;
  },
  is(...types) {
    return typeOf(this, list(types));
  },
});

const first = (text) => text.split(',')[0].trim();

function believes(req) {
  return req.app.get('trust proxy fn');
}

const getters = {
  query(req) {
    const parse = req.app.get('query parser fn');
    return parse ? parse(queryOf(req)) : Object.create(null);
  },
  protocol(req) {
    const own = req.socket.encrypted ? 'https' : 'http';
    return believes(req)(req.socket.remoteAddress, 0) ? first(req.get('X-Forwarded-Proto') || own) : own;
  },
  secure: (req) => req.protocol === 'https',
  ip: (req) => addresses(req, believes(req)).at(-1),
  ips: (req) => addresses(req, believes(req)).slice(1).reverse(),
  subdomains(req) {
    const { hostname } = req;
    if (!hostname) return [];
    const parts = bytesOf(hostname.replace(/^\[|\]$/g, '')) ? [hostname] : hostname.split('.').reverse();
    return parts.slice(req.app.get('subdomain offset'));
  },
  path: (req) => pathOf(req),
  host(req) {
    const forwarded = req.get('X-Forwarded-Host');
    const host = forwarded && believes(req)(req.socket.remoteAddress, 0) ? forwarded.split(',')[0].trimEnd() : req.get('Host');
    return host || undefined;
  },
  hostname(req) {
    const { host } = req;
    if (!host) return undefined;
    const colon = host.indexOf(':', host[0] === '[' ? host.indexOf(']') + 1 : 0);
    return colon < 0 ? host : host.slice(0, colon);
  },
  fresh(req) {
    const { res } = req;
    const { statusCode } = res;
    if (!['GET', 'HEAD', 'QUERY'].includes(req.method)) return false;
    if ((statusCode < 200 || statusCode >= 300) && statusCode !== 304) return false;
    return isFresh(req.headers, { etag: res.get('ETag'), modified: res.get('Last-Modified') });
  },
  stale: (req) => !req.fresh,
  xhr: (req) => (req.get('X-Requested-With') || '').toLowerCase() === 'xmlhttprequest',
};
for (const [name, read] of Object.entries(getters)) {
  Object.defineProperty(request, name, {
    configurable: true,
    enumerable: true,
    get() {
      return read(this);
    },
  });
}
