// Set-Cookie as Express writes it: https://www.rfc-editor.org/rfc/rfc6265#section-4.1
const name = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const content = /^("?)[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*\1$/;
const domain = /^([.]?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const path = /^[\x20-\x3a\x3d-\x7e]*$/;

function choice(option, value, texts) {
  const found = texts[typeof value === 'string' ? value.toLowerCase() : value];
  if (!found) throw new TypeError(`option ${option} is invalid`);
  return found;
}

export function serialize(key, value, options = {}) {
  const { encode = encodeURIComponent, maxAge, expires, priority, sameSite } = options;
  if (typeof encode !== 'function') throw new TypeError('option encode is invalid');
  if (!name.test(key)) throw new TypeError('argument name is invalid');
  const encoded = encode(value);
  if (!content.test(encoded)) throw new TypeError('argument val is invalid');
  const parts = [`${key}=${encoded}`];
  if (maxAge !== undefined && maxAge !== null) {
    if (!Number.isFinite(Math.floor(maxAge))) throw new TypeError('option maxAge is invalid');
    parts.push(`Max-Age=${Math.floor(maxAge)}`);
  }
  if (options.domain) {
    if (!domain.test(options.domain)) throw new TypeError('option domain is invalid');
    parts.push(`Domain=${options.domain}`);
  }
  if (options.path) {
    if (!path.test(options.path)) throw new TypeError('option path is invalid');
    parts.push(`Path=${options.path}`);
  }
  if (expires) {
    if (Object.prototype.toString.call(expires) !== '[object Date]' || Number.isNaN(expires.valueOf())) {
      throw new TypeError('option expires is invalid');
    }
    parts.push(`Expires=${expires.toUTCString()}`);
  }
  if (options.httpOnly) parts.push('HttpOnly');
  if (options.secure) parts.push('Secure');
  if (options.partitioned) parts.push('Partitioned');
  if (priority) parts.push(`Priority=${choice('priority', priority, { low: 'Low', medium: 'Medium', high: 'High' })}`);
  if (sameSite) parts.push(`SameSite=${choice('sameSite', sameSite, { true: 'Strict', strict: 'Strict', lax: 'Lax', none: 'None' })}`);
  return parts.join('; ');
}
