// JSON.parse with the words of Node for what is wrong, so that code which shows them shows the same.
// The grammar: https://www.rfc-editor.org/rfc/rfc8259
const native = JSON.parse;

const isSpace = (char) => char === ' ' || char === '\t' || char === '\n' || char === '\r';
const isDigit = (char) => char >= '0' && char <= '9';
// Texts that came of a value which was no text.
const special = ['undefined', 'NaN', 'Infinity', '[object Object]'];
// How much is shown on each side of what is wrong.
const AROUND = 10;

class Wrong {
  constructor(at, words = null) {
    this.at = at;
    this.words = words;
  }
}

function skip(text, from) {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}

// Each of these returns where what begins at `from` ends, or throws what is wrong.
function string(text, from) {
  let at = from + 1;
  for (;;) {
    const char = text[at];
    if (char === undefined) throw new Wrong(at, 'Unterminated string');
    if (char === '"') return at + 1;
    if (char < ' ') throw new Wrong(at, 'Bad control character in string literal');
    at += 1;
    if (char !== '\\') continue;
    const escaped = text[at];
    if (escaped === undefined) throw new Wrong(at);
    if (escaped === 'u') {
      for (let count = 0; count < 4; count += 1) {
        at += 1;
        if (!/^[0-9a-fA-F]$/.test(text[at] ?? '')) throw new Wrong(at, 'Bad Unicode escape');
      }
    } else if (escaped > '\xff') throw new Wrong(at);
    else if (!'"\\/bfnrt'.includes(escaped)) throw new Wrong(at, 'Bad escaped character');
    at += 1;
  }
}

function digits(text, from) {
  let at = from;
  while (isDigit(text[at])) at += 1;
  return at;
}

function number(text, from) {
  let at = from;
  if (text[at] === '-') {
    at += 1;
    if (!isDigit(text[at])) throw new Wrong(at, 'No number after minus sign');
  }
  if (text[at] === '0') {
    at += 1;
    if (isDigit(text[at])) throw new Wrong(at, 'Unexpected number');
  } else at = digits(text, at);
  if (text[at] === '.') {
    at += 1;
    if (!isDigit(text[at])) throw new Wrong(at, 'Unterminated fractional number');
    at = digits(text, at);
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at += 1;
    if (text[at] === '+' || text[at] === '-') at += 1;
    if (!isDigit(text[at])) throw new Wrong(at, 'Exponent part is missing a number');
    at = digits(text, at);
  }
  return at;
}

function literal(text, from) {
  const word = { t: 'true', f: 'false', n: 'null' }[text[from]];
  for (let count = 0; count < word.length; count += 1) if (text[from + count] !== word[count]) throw new Wrong(from + count);
  return from + word.length;
}

function scalar(text, at) {
  const char = text[at];
  if (char === '"') return string(text, at);
  if (char === '-' || isDigit(char)) return number(text, at);
  if (char === 't' || char === 'f' || char === 'n') return literal(text, at);
  throw new Wrong(at);
}

// The name of a property and its colon.
function key(text, from, words) {
  let at = skip(text, from);
  if (text[at] !== '"') throw new Wrong(at, words);
  at = skip(text, string(text, at));
  if (text[at] !== ':') throw new Wrong(at, "Expected ':' after property name");
  return at + 1;
}

// Goes through the text as far as it is JSON; without recursion, since it may nest deeper than the stack.
function walk(text) {
  const open = [];
  let at = 0;
  for (;;) {
    at = skip(text, at);
    const char = text[at];
    if (char === '{' || char === '[') {
      const close = char === '{' ? '}' : ']';
      const first = skip(text, at + 1);
      if (text[first] !== close) {
        open.push(close);
        at = char === '{' ? key(text, first, "Expected property name or '}'") : first;
        continue;
      }
      at = first + 1;
    } else at = scalar(text, at);
    for (;;) {
      at = skip(text, at);
      const close = open.at(-1);
      if (close === undefined) {
        if (at < text.length) throw new Wrong(at, 'Unexpected non-whitespace character after JSON');
        return;
      }
      if (text[at] === ',') {
        at = close === '}' ? key(text, at + 1, 'Expected double-quoted property name') : at + 1;
        break;
      }
      if (text[at] !== close) throw new Wrong(at, `Expected ',' or '${close}' after ${close === '}' ? 'property value' : 'array element'}`);
      open.pop();
      at += 1;
    }
  }
}

function place(text, at) {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return `at position ${at} (line ${before.length} column ${before.at(-1).length + 1})`;
}

function message(text, { at, words }) {
  if (words === 'Unexpected non-whitespace character after JSON') return `${words} ${place(text, at)}`;
  if (words) return `${words} in JSON ${place(text, at)}`;
  if (at >= text.length) return 'Unexpected end of JSON input';
  if (text[at] === '"') return `Unexpected string in JSON ${place(text, at)}`;
  if (text[at] === '-' || isDigit(text[at])) return `Unexpected number in JSON ${place(text, at)}`;
  if (special.includes(text)) return `"${text}" is not valid JSON`;
  let shown = `"${text}"`;
  if (text.length > 2 * AROUND) {
    const from = at < AROUND ? 0 : at - AROUND;
    const to = at < AROUND || at < text.length - AROUND ? at + AROUND : text.length;
    shown = `${from > 0 ? '...' : ''}"${text.slice(from, to)}"${to < text.length ? '...' : ''}`;
    // At exactly that many characters Node says that it left some out.
    if (at >= AROUND && from === 0) shown = `...${shown}`;
  }
  return `Unexpected token '${text[at]}', ${shown} is not valid JSON`;
}

function parse(text, reviver) {
  const source = typeof text === 'string' ? text : String(text);
  try {
    return native(source, reviver);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    try {
      walk(source);
    } catch (wrong) {
      if (wrong instanceof Wrong) throw new SyntaxError(message(source, wrong));
      throw wrong;
    }
    throw error;
  }
}

Object.defineProperty(JSON, 'parse', { value: parse, writable: true, configurable: true, enumerable: false });
