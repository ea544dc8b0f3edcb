// The response of Express 5: https://expressjs.com/en/5x/api.html#res
import 'hornbook:web';
import { serialize } from 'hornbook:express/cookie';
import { encodeUrl, escapeHtml, httpError } from 'hornbook:express/errors';
import { contentType, formatType, lookup, parseType } from 'hornbook:express/media';
import { STATUS_CODES, isToken } from 'hornbook:http/names';
import { ServerResponse } from 'hornbook:http/response';
import { refuse, unsupported } from 'hornbook:refusal';

const { Buffer } = globalThis;
const { stringify } = JSON;

export const response = Object.create(ServerResponse.prototype);

// The JSON of a value as the settings of the app want it.
function json(app, value) {
  const text = stringify(value, app.get('json replacer'), app.get('json spaces'));
  if (!app.get('json escape') || typeof text !== 'string') return text;
  return text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

function withCharset(type) {
  const parsed = parseType(type);
  parsed.parameters.charset = 'utf-8';
  return formatType(parsed);
}

function set(field, value) {
  if (arguments.length !== 2) {
    for (const key in field) this.set(key, field[key]);
    return this;
  }
  let text = Array.isArray(value) ? value.map(String) : String(value);
  if (field.toLowerCase() === 'content-type') {
    if (Array.isArray(text)) throw new TypeError('Content-Type cannot be set to an Array');
    text = contentType(text);
  }
  this.setHeader(field, text);
  return this;
}

function type(name) {
  return this.set('Content-Type', name.includes('/') ? name : contentType(name) || 'application/octet-stream');
}

// The names of a Vary header with others added.
function varied(header, fields) {
  const names = fields.map((field) => field.trim());
  for (const name of names) if (!isToken(name)) throw new TypeError('field argument contains an invalid header name');
  const known = header.split(',').map((name) => name.trim().toLowerCase());
  if (header === '*' || names.includes('*') || known.includes('*')) return '*';
  let text = header;
  for (const name of names) {
    if (known.includes(name.toLowerCase())) continue;
    known.push(name.toLowerCase());
    text = text === '' ? name : `${text}, ${name}`;
  }
  return text;
}

const fileName = (path) => path.split(/[/\\]/).at(-1);

// Content-Disposition: https://www.rfc-editor.org/rfc/rfc6266#section-4
function disposition(name) {
  if (name === undefined) return 'attachment';
  const quote = (text) => (isToken(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`);
  const isPlain = /^[\x20-\x7e\x80-\xff]*$/.test(name) && !/%[0-9A-Fa-f]{2}/.test(name);
  if (isPlain) return `attachment; filename=${quote(name)}`;
  const fallback = name.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename=${quote(fallback)}; filename*=UTF-8''${encoded}`;
}

Object.assign(response, {
  set,
  header: set,
  type,
  contentType: type,
  get(field) {
    return this.getHeader(field);
  },
  status(code) {
    const text = stringify(code);
    if (!Number.isInteger(code)) throw new TypeError(`Invalid status code: ${text}. Status code must be an integer.`);
    if (code < 100 || code > 999) {
      throw new RangeError(`Invalid status code: ${text}. Status code must be greater than 99 and less than 1000.`);
    }
    this.statusCode = code;
    return this;
  },
  append(field, value) {
    const before = this.get(field);
    return this.set(field, before ? [before, value].flat() : value);
  },
  links(links) {
    const before = this.get('Link') || '';
    const one = (rel) => [links[rel]].flat().map((link) => `<${link}>; rel="${rel}"`).join(', ');
    return this.set('Link', (before ? `${before}, ` : '') + Object.keys(links).map(one).join(', '));
  },
  vary(field) {
    if (!field) throw new TypeError('field argument is required');
    const header = [this.getHeader('Vary') || ''].flat().join(', ');
    const value = varied(header, Array.isArray(field) ? field : String(field).split(','));
    if (value) this.setHeader('Vary', value);
    return this;
  },
  send(body) {
    let chunk = body;
    let encoding;
    const { app, req } = this;
    if (typeof chunk === 'string') {
      encoding = 'utf8';
      const known = this.get('Content-Type');
      if (typeof known === 'string') this.set('Content-Type', withCharset(known));
      else this.type('html');
    } else if (chunk === null) chunk = '';
    else if (ArrayBuffer.isView(chunk)) {
      if (!this.get('Content-Type')) this.type('bin');
    } else if (['boolean', 'number', 'object'].includes(typeof chunk)) return this.json(chunk);
    const tagOf = app.get('etag fn');
    const isTagged = !this.get('ETag') && typeof tagOf === 'function';
    if (chunk !== undefined) {
      if (!Buffer.isBuffer(chunk)) {
        chunk = Buffer.from(chunk, encoding);
        encoding = undefined;
      }
      if (!this.get('Transfer-Encoding')) this.set('Content-Length', chunk.length);
      const tag = isTagged ? tagOf(chunk, encoding) : null;
      if (tag) this.set('ETag', tag);
    }
    if (req.fresh) this.status(304);
    if (this.statusCode === 204 || this.statusCode === 304) {
      for (const name of ['Content-Type', 'Content-Length', 'Transfer-Encoding']) this.removeHeader(name);
      chunk = '';
    }
    if (this.statusCode === 205) {
      this.set('Content-Length', '0');
      this.removeHeader('Transfer-Encoding');
      chunk = '';
    }
    if (req.method === 'HEAD') this.end();
    else this.end(chunk, encoding);
    return this;
  },
  json(value) {
    const text = json(this.app, value);
    if (!this.get('Content-Type')) this.set('Content-Type', 'application/json');
    return this.send(text);
  },
  jsonp(value) {
    let text = json(this.app, value);
    const [callback] = [this.req.query[this.app.get('jsonp callback name')]].flat();
    if (!this.get('Content-Type')) {
      this.set('X-Content-Type-Options', 'nosniff');
      this.set('Content-Type', 'application/json');
    }
    if (typeof callback === 'string' && callback !== '') {
      this.set('X-Content-Type-Options', 'nosniff');
      this.set('Content-Type', 'text/javascript');
      const name = callback.replace(/[^[\]\w$.]/g, '');
      text = (text ?? '').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
      text = `/**/ typeof ${name} === 'function' && ${name}(${text});`;
    }
    return this.send(text);
  },
  sendStatus(code) {
    this.status(code);
    this.type('txt');
    return this.send(STATUS_CODES[code] || String(code));
  },
  cookie(name, value, options) {
    const settings = { ...options };
    if (settings.signed) {
      if (!this.req.secret) throw new Error('cookieParser("secret") required for signed cookies');
      throw unsupported('express', 'signed cookies');
    }
    if (settings.maxAge !== undefined && settings.maxAge !== null) {
      const age = settings.maxAge - 0;
      if (!Number.isNaN(age)) {
        settings.expires = new Date(Date.now() + age);
        settings.maxAge = Math.floor(age / 1000);
      }
    }
    settings.path ??= '/';
    const text = typeof value === 'object' ? `j:${stringify(value)}` : String(value);
    return this.append('Set-Cookie', serialize(name, text, settings));
  },
  clearCookie(name, options) {
    const settings = { path: '/', ...options, expires: new Date(1) };
    delete settings.maxAge;
    return this.cookie(name, '', settings);
  },
  location(url) {
    return this.set('Location', encodeUrl(url));
  },
  redirect(...parts) {
    const [status, url] = parts.length === 2 ? parts : [302, parts[0]];
    const address = this.location(url).get('Location');
    let body = '';
    this.format({
      text: () => {
        body = `${STATUS_CODES[status]}. Redirecting to ${address}`;
      },
      html: () => {
        const title = STATUS_CODES[status];
        body = `<!DOCTYPE html><head><title>${title}</title></head><body><p>${title}. Redirecting to ${escapeHtml(address)}</p></body>`;
      },
      default: () => {
        body = '';
      },
    });
    this.status(status);
    this.set('Content-Length', Buffer.byteLength(body));
    if (this.req.method === 'HEAD') this.end();
    else this.end(body);
  },
  format(choices) {
    const { req } = this;
    const keys = Object.keys(choices).filter((key) => key !== 'default');
    const key = keys.length > 0 ? req.accepts(keys) : false;
    const typeOfKey = (name) => (name.includes('/') ? name.split(';')[0].trim() : lookup(name) || 'application/octet-stream');
    this.vary('Accept');
    if (key) {
      this.set('Content-Type', typeOfKey(key));
      choices[key](req, this, req.next);
    } else if (choices.default) choices.default(req, this, req.next);
    else req.next(httpError(406, undefined, { types: keys.map(typeOfKey) }));
    return this;
  },
  attachment(path) {
    const name = path === undefined ? undefined : fileName(path);
    if (name) this.type(name.includes('.') ? name.slice(name.lastIndexOf('.')) : '');
    return this.set('Content-Disposition', disposition(name));
  },
  sendFile: refuse('express', 'res.sendFile: there are no files'),
  download: refuse('express', 'res.download: there are no files'),
  render: refuse('express', 'res.render: there are no views'),
});
