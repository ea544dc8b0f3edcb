// Response: https://fetch.spec.whatwg.org/#response-class
import { Body, extract, halve } from 'hornbook:fetch/body';
import { Headers, seal } from 'hornbook:fetch/headers';
import { isHeaderText } from 'hornbook:http/names';
import 'hornbook:web';

const { URL } = globalThis;
const { stringify } = JSON;
const own = Symbol('own');
const without = [101, 204, 205, 304];

export class Response extends Body {
  #all;

  constructor(body = null, init = {}, secret = undefined) {
    if (secret?.[own]) {
      super(body);
      this.#all = secret;
      return;
    }
    const { status = 200, statusText = '', headers } = init ?? {};
    const code = Number(status);
    if (!Number.isInteger(code) || code < 200 || code > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    if (!isHeaderText(String(statusText))) throw new TypeError('Invalid statusText');
    const found = extract(body);
    if (without.includes(code) && body !== null && body !== undefined) {
      throw new TypeError(`Response constructor: Invalid response status code ${code}`);
    }
    super(found);
    const kept = new Headers(headers);
    if (found.type && !kept.has('content-type')) kept.set('content-type', found.type);
    this.#all = { [own]: true, status: code, statusText: String(statusText), headers: kept, url: '', redirected: false, type: 'default' };
  }

  static json(data, init) {
    const text = stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const response = new Response(text, init);
    if (!new Headers(init?.headers).has('content-type')) response.headers.set('content-type', 'application/json');
    return response;
  }

  static error() {
    return answered({ bytes: null, stream: null }, { status: 0, statusText: '', headers: seal(new Headers()), type: 'error' });
  }

  static redirect(url, status = 302) {
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
    let parsed;
    try {
      parsed = new URL(String(url));
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${url}`, { cause });
    }
    const response = new Response(null, { status, headers: { location: parsed.href } });
    seal(response.headers);
    return response;
  }

  get type() {
    return this.#all.type;
  }
  get url() {
    return this.#all.url;
  }
  get redirected() {
    return this.#all.redirected;
  }
  get status() {
    return this.#all.status;
  }
  get ok() {
    return this.#all.status >= 200 && this.#all.status <= 299;
  }
  get statusText() {
    return this.#all.statusText;
  }
  get headers() {
    return this.#all.headers;
  }
  clone() {
    const half = halve(this);
    const body = half instanceof Uint8Array ? { bytes: half, stream: null } : { bytes: null, stream: half };
    return answered(body, { ...this.#all, headers: new Headers(this.#all.headers) });
  }
  get [Symbol.toStringTag]() {
    return 'Response';
  }
}

// A response that came from somewhere.
export function answered(body, parts) {
  return new Response(body, {}, { url: '', redirected: false, type: 'basic', ...parts, [own]: true });
}
