// The body parsers of Express 5: https://expressjs.com/en/5x/api.html#express.json
import 'hornbook:web';
import { bound } from 'hornbook:context';
import { afterRequest, httpError } from 'hornbook:express/errors';
import { hasBody, parseType, typeOf } from 'hornbook:express/media';
import { extended } from 'hornbook:express/query';
import { unsupported } from 'hornbook:refusal';

const { Buffer } = globalThis;
const units = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40 };
const DEFAULT_LIMIT = 102_400;
// What can be decoded, by the names of charsets.
const charsets = {
  'utf-8': 'utf8', utf8: 'utf8', 'us-ascii': 'latin1', ascii: 'latin1', 'iso-8859-1': 'latin1', latin1: 'latin1', 'utf-16le': 'utf16le',
  'utf-16': 'utf16le',
};

// '100kb' → bytes.
function bytesOf(limit) {
  if (typeof limit === 'number') return limit;
  const match = /^((?:-|\+)?\d+(?:\.\d+)?) *(kb|mb|gb|tb|b)?$/i.exec(limit);
  if (match) return Math.floor(Number(match[1]) * units[(match[2] ?? 'b').toLowerCase()]);
  const plain = Number.parseInt(limit, 10);
  return Number.isNaN(plain) ? null : plain;
}

function settings(options, defaultType) {
  const { limit, verify = false, inflate = true } = options ?? {};
  const most = limit === undefined || limit === null ? DEFAULT_LIMIT : bytesOf(limit);
  if (most === null) throw new TypeError(`option limit "${String(limit)}" is invalid`);
  if (verify !== false && typeof verify !== 'function') throw new TypeError('option verify must be function');
  const type = options?.type || defaultType;
  const fits = typeof type === 'function' ? type : (req) => Boolean(typeOf(req, [type].flat()));
  return { limit: most, verify, inflate, fits, charset: options?.defaultCharset || 'utf-8' };
}

function read(req, { limit }, length, done) {
  const chunks = [];
  let size = 0;
  const tooLarge = (properties) => httpError(413, 'request entity too large', { ...properties, limit, type: 'entity.too.large' });
  if (length !== null && length > limit) {
    done(tooLarge({ expected: length, length }));
    return;
  }
  let isOver = false;
  const end = (error) => {
    if (isOver) return;
    isOver = true;
    for (const [name, listener] of Object.entries(listeners)) req.removeListener(name, listener);
    if (error) {
      req.pause();
      done(error);
    } else if (length !== null && size !== length) {
      const message = 'request size did not match content length';
      done(httpError(400, message, { expected: length, length, received: size, type: 'request.size.invalid' }));
    } else done(null, Buffer.concat(chunks));
  };
  const listeners = {
    aborted: () =>
      end(httpError(400, 'request aborted', { code: 'ECONNABORTED', expected: length, length, received: size, type: 'request.aborted' })),
    data(chunk) {
      size += chunk.length;
      if (size > limit) end(tooLarge({ received: size }));
      else chunks.push(chunk);
    },
    end: () => end(),
    error: (error) => end(error),
  };
  for (const [name, listener] of Object.entries(listeners)) req.on(name, listener);
}

const unknownCharset = (charset) =>
  httpError(415, `unsupported charset "${charset.toUpperCase()}"`, { charset: charset.toLowerCase(), type: 'charset.unsupported' });

// A handler that puts what `parse` makes of the body of a request into req.body.
function parser(options, { type, parse, isText = true, isCharset = () => true }) {
  const { limit, verify, inflate, fits, charset: usual } = settings(options, type);
  return function bodyParser(req, res, next) {
    if (req.complete && !req.readable) {
      next();
      return;
    }
    if (!('body' in req)) req.body = undefined;
    if (!hasBody(req) || !fits(req)) {
      next();
      return;
    }
    const header = req.headers['content-type'];
    const charset = isText ? ((header && parseType(header).parameters.charset?.toLowerCase()) || usual) : null;
    if (isText && !isCharset(charset)) {
      next(httpError(415, `unsupported charset "${charset.toUpperCase()}"`, { charset, type: 'charset.unsupported' }));
      return;
    }
    const encoding = (req.headers['content-encoding'] || 'identity').toLowerCase();
    if (encoding !== 'identity') {
      next(encodingError(encoding, inflate));
      return;
    }
    const stated = req.headers['content-length'];
    const length = stated === undefined || Number.isNaN(Number(stated)) ? null : Number.parseInt(stated, 10);
    // Whoever waits for the body is in the context of whoever asked for it.
    read(req, { limit }, length, bound((error, bytes) => {
      const failure = error ?? (isText && !charsets[charset] ? unknownCharset(charset) : null);
      if (failure) {
        const failed = httpError(400, undefined, {}, failure);
        afterRequest(req, () => next(failed));
        return;
      }
      let body = bytes;
      try {
        if (verify) verify(req, res, bytes, charset);
      } catch (thrown) {
        next(wrapped(403, thrown, { body: bytes, type: thrown.type || 'entity.verify.failed' }));
        return;
      }
      try {
        if (isText) body = bytes.toString(charsets[charset]).replace(/^\ufeff/, '');
        req.body = parse(body, charset);
      } catch (thrown) {
        next(wrapped(400, thrown, { body, type: thrown.type || 'entity.parse.failed' }));
        return;
      }
      next();
    }));
  };
}

// What was thrown, with a status; what is not an error becomes one.
function wrapped(status, thrown, properties) {
  if (thrown instanceof Error) return httpError(status, undefined, properties, thrown);
  return httpError(status, typeof thrown === 'string' ? thrown : undefined, properties);
}

function encodingError(encoding, inflate) {
  if (!inflate) return httpError(415, 'content encoding unsupported', { encoding, type: 'encoding.unsupported' });
  if (['gzip', 'deflate', 'br', 'zstd'].includes(encoding)) return unsupported('express', `bodies with content-encoding ${encoding}`);
  return httpError(415, `unsupported content encoding "${encoding}"`, { encoding, type: 'encoding.unsupported' });
}

export function json(options) {
  const { reviver } = options ?? {};
  const isStrict = options?.strict !== false;
  return parser(options, {
    type: 'application/json',
    isCharset: (charset) => charset.startsWith('utf-'),
    parse(text) {
      if (text === '') return {};
      const first = /^[ \t\n\r]*([^ \t\n\r])/.exec(text)?.[1];
      if (isStrict && first !== '{' && first !== '[') throw strictError(text, first);
      return JSON.parse(text, reviver);
    },
  });
}

// What Express says of JSON that is no object and no array: the words of JSON.parse about its first character.
function strictError(text, first) {
  const at = first === undefined ? -1 : text.indexOf(first);
  const masked = at < 0 ? '' : text.slice(0, at) + '#'.repeat(text.length - at);
  try {
    JSON.parse(masked);
  } catch (error) {
    const message = error.message.replace(/#+/g, (marks) => text.slice(at, at + marks.length));
    return new SyntaxError(message);
  }
  return new SyntaxError('strict violation');
}

export function urlencoded(options) {
  const isExtended = Boolean(options?.extended);
  const { parameterLimit = 1000 } = options ?? {};
  const depth = isExtended ? (options?.depth ?? 32) : 0;
  const usual = options?.defaultCharset || 'utf-8';
  if (usual !== 'utf-8' && usual !== 'iso-8859-1') throw new TypeError('option defaultCharset must be either utf-8 or iso-8859-1');
  if (Number.isNaN(Number(parameterLimit)) || parameterLimit < 1) throw new TypeError('option parameterLimit must be a positive number');
  if (Number.isNaN(Number(depth)) || depth < 0) throw new TypeError('option depth must be a zero or a positive number');
  for (const name of ['charsetSentinel', 'interpretNumericEntities']) {
    if (options?.[name]) throw unsupported('express.urlencoded', name);
  }
  const limit = Math.trunc(parameterLimit);
  return parser(options, {
    type: 'application/x-www-form-urlencoded',
    isCharset: (charset) => charset === 'utf-8' || charset === 'iso-8859-1',
    parse(text, charset) {
      if (text === '') return {};
      const count = text.split('&').length;
      if (count > limit) throw httpError(413, 'too many parameters', { type: 'parameters.too.many' });
      const arrayLimit = isExtended ? Math.max(100, count) : count;
      try {
        return extended(text, { arrayLimit, depth, charset, parameterLimit: limit, strictDepth: true });
      } catch (error) {
        if (error instanceof RangeError) throw httpError(400, 'The input exceeded the depth', { type: 'querystring.parse.rangeError' });
        throw error;
      }
    },
  });
}

export function text(options) {
  return parser(options, { type: 'text/plain', parse: (body) => body });
}

export function raw(options) {
  return parser(options, { type: 'application/octet-stream', parse: (body) => body, isText: false });
}
