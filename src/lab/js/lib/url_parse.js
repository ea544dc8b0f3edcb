// The parser of URLs: https://url.spec.whatwg.org/#url-parsing. A record has scheme, username, password, host (null: none), port (null:
// the scheme's own), path (a list, or a text when opaque), query and fragment (null: none).
import { decode } from 'hornbook:encoding';
import { HostError, parseHost, percentEncode, sets } from 'hornbook:url_host';

export const ports = { 'http:': 80, 'https:': 443, 'ws:': 80, 'wss:': 443, 'ftp:': 21, 'file:': null };
const isSpecialScheme = (scheme) => Object.hasOwn(ports, scheme);
export const isSpecial = (url) => isSpecialScheme(url.scheme);
export const isOpaque = (url) => typeof url.path === 'string';
export const blank = () => ({
  scheme: '',
  username: '',
  password: '',
  host: null,
  port: null,
  path: [],
  query: null,
  fragment: null,
});
const copy = (url) => ({ ...url, path: isOpaque(url) ? url.path : [...url.path] });
const fail = () => {
  throw new HostError();
};

const isDriveLetter = (part) => /^[a-z][:|]$/i.test(part);
const startsWithDrive = (text) => /^[a-z][:|](?:[/\\?#]|$)/i.test(text);
const isSingleDot = (part) => /^(?:\.|%2e)$/i.test(part);
const isDoubleDot = (part) => /^(?:\.|%2e){2}$/i.test(part);

function shorten(url) {
  if (url.scheme === 'file:' && url.path.length === 1 && /^[a-z]:$/i.test(url.path[0])) return;
  url.path.pop();
}

// Where the authority, the path or the query ends.
function until(text, characters) {
  for (let at = 0; at < text.length; at += 1) if (characters.includes(text[at])) return at;
  return text.length;
}

export function setPort(url, digits) {
  if (digits === '') {
    url.port = null;
    return;
  }
  const port = Number(digits);
  if (port > 65535) fail();
  url.port = port === ports[url.scheme] ? null : port;
}

// `user:password@host:port`
function authority(url, text) {
  const special = isSpecial(url);
  const at = text.lastIndexOf('@');
  let address = text;
  if (at !== -1) {
    const credentials = text.slice(0, at);
    address = text.slice(at + 1);
    if (address === '') fail();
    const colon = credentials.indexOf(':');
    const name = colon === -1 ? credentials : credentials.slice(0, colon);
    url.username = percentEncode(name, sets.userinfo);
    url.password = colon === -1 ? '' : percentEncode(credentials.slice(colon + 1), sets.userinfo);
  }
  const colon = portColon(address);
  const host = colon === -1 ? address : address.slice(0, colon);
  if (host === '' && (special || colon !== -1 || at !== -1)) fail();
  url.host = host === '' ? '' : parseHost(host, special, decode);
  if (colon === -1) return;
  const digits = address.slice(colon + 1);
  if (!/^\d*$/.test(digits)) fail();
  setPort(url, digits);
}

// The colon before the port, outside of brackets.
export function portColon(text) {
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') inside = true;
    else if (text[at] === ']') inside = false;
    else if (text[at] === ':' && !inside) return at;
  }
  return -1;
}

// Adds the segments of a path that stands where one begins.
export function addPath(url, text) {
  const special = isSpecial(url);
  const segments = special ? text.split(/[/\\]/) : text.split('/');
  for (const [at, segment] of segments.entries()) {
    const last = at === segments.length - 1;
    const part = percentEncode(segment, sets.path);
    if (isDoubleDot(part)) {
      shorten(url);
      if (last) url.path.push('');
    } else if (isSingleDot(part)) {
      if (last) url.path.push('');
    } else if (url.scheme === 'file:' && url.path.length === 0 && isDriveLetter(part)) {
      url.path.push(`${part[0]}:`);
    } else {
      url.path.push(part);
    }
  }
}

export const encodeQuery = (url, text) => percentEncode(text, isSpecial(url) ? sets.specialQuery : sets.query);

// The path, query and fragment that follow an authority.
function rest(url, text) {
  const end = until(text, '?#');
  const path = text.slice(0, end);
  const special = isSpecial(url);
  if (path.startsWith('/') || (special && path.startsWith('\\'))) addPath(url, path.slice(1));
  else if (special || path !== '') addPath(url, path);
  tail(url, text.slice(end));
}

function tail(url, text) {
  const hash = text.indexOf('#');
  const query = hash === -1 ? text : text.slice(0, hash);
  if (query.startsWith('?')) url.query = encodeQuery(url, query.slice(1));
  if (hash !== -1) url.fragment = percentEncode(text.slice(hash + 1), sets.fragment);
}

function afterSlashes(url, text) {
  const end = until(text, isSpecial(url) ? '/\\?#' : '/?#');
  authority(url, text.slice(0, end));
  rest(url, text.slice(end));
  return url;
}

function file(url, text, base) {
  url.host = '';
  const slash = (at) => text[at] === '/' || text[at] === '\\';
  if (slash(0) && slash(1)) {
    const inner = text.slice(2);
    const end = until(inner, '/\\?#');
    const host = inner.slice(0, end);
    if (isDriveLetter(host)) {
      rest(url, inner);
      return url;
    }
    if (host !== '') {
      url.host = parseHost(host, true, decode);
      if (url.host === 'localhost') url.host = '';
    }
    rest(url, inner.slice(end));
    return url;
  }
  const fromBase = base !== null && base.scheme === 'file:';
  if (slash(0)) {
    if (fromBase) {
      url.host = base.host;
      if (!startsWithDrive(text.slice(1)) && base.path.length > 0 && /^[a-z]:$/i.test(base.path[0])) url.path.push(base.path[0]);
    }
    rest(url, text);
    return url;
  }
  if (!fromBase) {
    rest(url, text);
    return url;
  }
  url.host = base.host;
  if (startsWithDrive(text)) {
    rest(url, text);
    return url;
  }
  return relativeTo(url, text, base);
}

// What begins neither with a scheme nor with a slash.
function relativeTo(url, text, base) {
  url.path = [...base.path];
  url.query = base.query;
  if (text === '') return url;
  if (text[0] === '?' || text[0] === '#') {
    if (text[0] === '?') url.query = null;
    tail(url, text);
    return url;
  }
  url.query = null;
  shorten(url);
  const end = until(text, '?#');
  addPath(url, text.slice(0, end));
  tail(url, text.slice(end));
  return url;
}

function relative(text, base) {
  const url = { ...blank(), scheme: base.scheme };
  if (base.scheme === 'file:') return file(url, text, base);
  const slashes = isSpecial(base) ? /^[/\\]/ : /^\//;
  if (slashes.test(text) && slashes.test(text.slice(1))) {
    return afterSlashes(url, isSpecial(base) ? text.replace(/^[/\\]+/, '') : text.slice(2));
  }
  Object.assign(url, { username: base.username, password: base.password, host: base.host, port: base.port });
  if (slashes.test(text)) {
    rest(url, text);
    return url;
  }
  return relativeTo(url, text, base);
}

// Returns the record; throws a HostError for what is no URL.
export function parse(input, base = null) {
  const text = input.replace(/^[\0-\u0020]+|[\0-\u0020]+$/g, '').replace(/[\t\n\r]/g, '');
  const found = /^([a-z][a-z\d+\-.]*):/i.exec(text);
  if (!found) {
    if (base === null) fail();
    if (!isOpaque(base)) return relative(text, base);
    if (!text.startsWith('#')) fail();
    return { ...copy(base), fragment: percentEncode(text.slice(1), sets.fragment) };
  }
  const scheme = found[0].toLowerCase();
  const after = text.slice(found[0].length);
  const url = { ...blank(), scheme };
  if (scheme === 'file:') return file(url, after, base);
  if (isSpecialScheme(scheme)) {
    if (base !== null && base.scheme === scheme && !after.startsWith('//')) return relative(after, base);
    return afterSlashes(url, after.replace(/^[/\\]+/, ''));
  }
  if (after.startsWith('//')) return afterSlashes(url, after.slice(2));
  if (after.startsWith('/')) {
    rest(url, after);
    return url;
  }
  const end = until(after, '?#');
  // Spaces at the end of an opaque path would be lost when it is read again.
  const path = percentEncode(after.slice(0, end), sets.control);
  url.path = end < after.length ? path.replace(/ $/, '%20') : path.trimEnd();
  tail(url, after.slice(end));
  return url;
}

export const pathOf = (url) => (isOpaque(url) ? url.path : url.path.map((part) => `/${part}`).join(''));

export function serialize(url, { fragment = true } = {}) {
  let text = url.scheme;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
    }
    text += url.host + (url.port === null ? '' : `:${url.port}`);
  } else if (!isOpaque(url) && url.path.length > 1 && url.path[0] === '') {
    text += '/.';
  }
  text += pathOf(url);
  if (url.query !== null) text += `?${url.query}`;
  if (fragment && url.fragment !== null) text += `#${url.fragment}`;
  return text;
}
