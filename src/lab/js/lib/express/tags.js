// Entity tags, and whether what a client has is still fresh.
// https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3, https://www.rfc-editor.org/rfc/rfc9110#section-13
import 'hornbook:web';
import { createHash } from 'hornbook:crypto';

const { Buffer } = globalThis;

function tag(body, encoding, isWeak) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, encoding);
  const strong = `"${bytes.length.toString(16)}-${createHash('sha1').update(bytes).digest('base64').slice(0, 27)}"`;
  return isWeak ? `W/${strong}` : strong;
}

const weak = (body, encoding) => tag(body, encoding, true);
const strong = (body, encoding) => tag(body, encoding, false);

// The function that the setting 'etag' names.
export function tagger(value) {
  if (typeof value === 'function') return value;
  if (value === true || value === 'weak') return weak;
  if (value === 'strong') return strong;
  if (value === false) return undefined;
  throw new TypeError(`unknown value for etag function: ${value}`);
}

export function isFresh(asked, { etag, modified }) {
  const since = asked['if-modified-since'];
  const none = asked['if-none-match'];
  if (!since && !none) return false;
  if (/(?:^|,)\s*?no-cache\s*?(?:,|$)/.test(asked['cache-control'] ?? '')) return false;
  if (none) {
    if (none === '*') return true;
    if (!etag) return false;
    return none.split(',').map((each) => each.trim()).some((each) => each === etag || each === `W/${etag}` || `W/${each}` === etag);
  }
  return Boolean(modified) && Date.parse(modified) <= Date.parse(since);
}
