// Paths of routes as Express 5 reads them: `:name`, `*splat`, `{/optional}`.
// https://expressjs.com/en/guide/migrating-5.html#path-syntax, https://github.com/pillarjs/path-to-regexp#readme
const begins = /^[$_\p{ID_Start}]$/u;
const goesOn = /^[$\u200c\u200d\p{ID_Continue}]$/u;
const reserved = '}()[]+?!';
// How many ways of leaving optional parts out one path may have.
const MOST_WAYS = 256;

class PathError extends TypeError {
  constructor(message, path) {
    super(`${message}${path ? `: ${path}` : ''}; visit https://git.new/pathToRegexpError for info`);
    this.originalPath = path;
  }
}

// Reads a path into parts: { text }, { param }, { wildcard }, { group: parts }.
function parse(path) {
  const chars = [...path];
  let at = 0;

  function quoted() {
    const opened = at;
    let name = '';
    for (at += 1; at < chars.length; at += 1) {
      if (chars[at] === '"') {
        at += 1;
        return name;
      }
      if (chars[at] === '\\') at += 1;
      name += chars[at];
    }
    throw new PathError(`Unterminated quote at index ${opened}`, path);
  }

  function name() {
    let found = '';
    if (begins.test(chars[at] ?? '')) while (goesOn.test(chars[at] ?? '')) found += chars[at++];
    else if (chars[at] === '"') found = quoted();
    if (found === '') throw new PathError(`Missing parameter name at index ${at}`, path);
    return found;
  }

  function parts(end) {
    const found = [];
    let text = '';
    const keep = (part) => {
      if (text !== '') found.push({ text });
      text = '';
      if (part) found.push(part);
    };
    while (at < chars.length) {
      const char = chars[at++];
      if (char === end) {
        keep();
        return found;
      }
      if (char === '\\') {
        if (at === chars.length) throw new PathError(`Unexpected end after \\ at index ${at}`, path);
        text += chars[at++];
      } else if (char === ':') keep({ param: name() });
      else if (char === '*') keep({ wildcard: name() });
      else if (char === '{') {
        keep();
        found.push({ group: parts('}') });
      } else if (reserved.includes(char)) throw new PathError(`Unexpected ${char} at index ${at - 1}`, path);
      else text += char;
    }
    if (end) throw new PathError(`Unexpected end at index ${at}, expected ${end}`, path);
    keep();
    return found;
  }

  return parts('');
}

// Every way to read a path, the ones with its optional parts first.
function* ways(parts) {
  const at = parts.findIndex((part) => part.group);
  if (at < 0) {
    yield parts;
    return;
  }
  const rest = parts.slice(at + 1);
  for (const inner of ways(parts[at].group)) yield* ways([...parts.slice(0, at), ...inner, ...rest]);
  yield* ways([...parts.slice(0, at), ...rest]);
}

const escape = (text) => text.replace(/[.+*?^${}()[\]|/\\]/g, '\\$&');

// One character at which none of these texts begins.
function noneOf(...texts) {
  const found = [...new Set(texts)].filter((text) => text !== '');
  if (found.every((text) => text.length === 1)) return found.length === 0 ? '[^]' : `[^${found.map((text) => `\\u${hex(text)}`).join('')}]`;
  return `(?:(?!${found.map(escape).join('|')})[^])`;
}

const hex = (char) => char.charCodeAt(0).toString(16).padStart(4, '0');

// The pattern of one way. What a name takes in is bounded by the text beside it, so that no pattern goes back and forth.
function pattern(parts, keys, path) {
  let source = '';
  // Text since the last name, and since the last wildcard; what the present segment holds already.
  let since = '';
  let sinceWildcard = '';
  let last = null;
  let segment = { param: false, wildcard: false };
  const wildcardAhead = (from) => {
    for (const part of parts.slice(from)) {
      if (part.wildcard) return true;
      if (part.text?.includes('/')) return false;
    }
    return false;
  };
  const textAhead = (from) => {
    const next = parts.slice(from).findIndex((part) => part.text === undefined);
    return parts.slice(from, next < 0 ? undefined : from + next).map((part) => part.text).join('');
  };
  parts.forEach((part, at) => {
    if (part.text !== undefined) {
      source += escape(part.text);
      since += part.text;
      if (last === 'wildcard') sinceWildcard += part.text;
      if (part.text.includes('/')) segment = { param: false, wildcard: false };
      return;
    }
    const kind = part.param === undefined ? 'wildcard' : 'param';
    const name = part[kind];
    if (last && since === '') throw new PathError(`Missing text before "${name}" ${kind}`, path);
    if (kind === 'param') {
      if (segment.wildcard) source += `(${noneOf('/', since)}+)`;
      else if (wildcardAhead(at + 1)) source += `(${noneOf('/', textAhead(at + 1))}+)`;
      else if (segment.param) source += `(${noneOf('/', since)}+|${escape(since)})`;
      else source += `(${noneOf('/')}+)`;
    } else {
      if (segment.wildcard) source += `(${noneOf(since)}+)`;
      else if (sinceWildcard !== '') source += `(${noneOf(sinceWildcard)}+|${noneOf('/')}+)`;
      else source += '([^]+)';
      sinceWildcard = '';
    }
    segment[kind] = true;
    last = kind;
    since = '';
    keys.push({ name, kind });
  });
  return source;
}

function decode(value) {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch (error) {
    error.message = `Failed to decode param '${value}'`;
    error.status = 400;
    error.statusCode = 400;
    throw error;
  }
}

// A function from a path of a request to { path, params }, or false.
function textMatcher(path, { sensitive, end, strict }) {
  const given = strict || path === '/' ? path : String(path).replace(/\/+$/, '');
  const keys = [];
  const sources = [];
  for (const way of ways(parse(given))) {
    if (sources.length >= MOST_WAYS) throw new PathError('Too many path combinations', given);
    sources.push(pattern(way, keys, given));
  }
  const tail = `${strict ? '' : '(?:\\/$)?'}${end ? '$' : '(?=\\/|$)'}`;
  const expression = new RegExp(`^(?:${sources.join('|')})${tail}`, sensitive ? '' : 'i');
  return (asked) => {
    const found = expression.exec(asked);
    if (!found) return false;
    const params = Object.create(null);
    keys.forEach(({ name, kind }, at) => {
      const value = found[at + 1];
      if (value !== undefined) params[name] = kind === 'param' ? decode(value) : value.split('/').map(decode);
    });
    return { path: found[0], params };
  };
}

function expressionMatcher(expression) {
  // Groups without a name are counted from 0.
  let count = 0;
  const names = [...expression.source.matchAll(/\((?:\?<(.*?)>)?(?!\?)/g)].map((group) => group[1] || count++);
  return (asked) => {
    const found = expression.exec(asked);
    if (!found) return false;
    const params = {};
    for (let at = 1; at < found.length; at += 1) if (found[at] !== undefined) params[names[at - 1]] = decode(found[at]);
    return { path: found[0], params };
  };
}

export function matcher(path, options) {
  return path instanceof RegExp ? expressionMatcher(path) : textMatcher(path, options);
}
