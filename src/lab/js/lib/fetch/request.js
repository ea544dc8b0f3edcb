// Request: https://fetch.spec.whatwg.org/#request-class
import 'hornbook:web';
import { Body, extract, halve } from 'hornbook:fetch/body';
import { Headers } from 'hornbook:fetch/headers';
import { isToken } from 'hornbook:http/names';

const { AbortController, AbortSignal, URL } = globalThis;
const upper = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const caches = ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'];
const redirects = ['follow', 'manual', 'error'];

function oneOf(value, known) {
  if (known.includes(value)) return;
  throw new TypeError(`Request constructor: ${value} is not an accepted type. Expected one of ${known.join(', ')}.`);
}

function methodOf(given) {
  const method = String(given);
  if (!isToken(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
  const name = method.toUpperCase();
  if (['CONNECT', 'TRACE', 'TRACK'].includes(name)) throw new TypeError(`'${method}' HTTP method is unsupported.`);
  return upper.includes(name) ? name : method;
}

function urlOf(input) {
  let url;
  try {
    url = new URL(String(input));
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${String(input)}`, { cause });
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${url}`);
  }
  return url.href;
}

export class Request extends Body {
  #all;

  constructor(input, init = {}) {
    const other = input instanceof Request ? input : null;
    const settings = init ?? {};
    const url = other ? other.url : urlOf(input);
    const method = settings.method === undefined ? (other?.method ?? 'GET') : methodOf(settings.method);
    const isGiven = settings.body !== undefined && settings.body !== null;
    if ((isGiven || (other && other.#hasBody())) && (method === 'GET' || method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
    let body = isGiven ? extract(settings.body) : { bytes: null, stream: null, type: null };
    if (isGiven && body.stream && settings.duplex !== 'half') {
      throw new TypeError('RequestInit: duplex option is required when sending a body.');
    }
    if (!isGiven && other) {
      if (other.bodyUsed) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
      const half = halve(other);
      body = half instanceof Uint8Array ? { bytes: half, stream: null, type: null } : { bytes: null, stream: half, type: null };
    }
    super(body);
    const redirect = settings.redirect ?? other?.redirect ?? 'follow';
    oneOf(redirect, redirects);
    if (settings.signal !== undefined && settings.signal !== null && !(settings.signal instanceof AbortSignal)) {
      throw new TypeError('RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.');
    }
    const cache = settings.cache ?? other?.cache ?? 'default';
    oneOf(cache, caches);
    const headers = new Headers(settings.headers === undefined ? other?.headers : settings.headers);
    if (body.type && !headers.has('content-type')) headers.set('content-type', body.type);
    // A signal of its own that follows the one it was given.
    const given = settings.signal === undefined ? other?.signal : settings.signal;
    const controller = new AbortController();
    if (given?.aborted) controller.abort(given.reason);
    else given?.addEventListener('abort', () => controller.abort(given.reason), { once: true });
    this.#all = { url, method, headers, redirect, cache, signal: controller.signal };
  }

  #hasBody() {
    return this.body !== null;
  }
  get method() {
    return this.#all.method;
  }
  get url() {
    return this.#all.url;
  }
  get headers() {
    return this.#all.headers;
  }
  get redirect() {
    return this.#all.redirect;
  }
  get signal() {
    return this.#all.signal;
  }
  get duplex() {
    return 'half';
  }
  get destination() {
    return '';
  }
  get referrer() {
    return 'about:client';
  }
  get referrerPolicy() {
    return '';
  }
  get mode() {
    return 'cors';
  }
  get credentials() {
    return 'same-origin';
  }
  get cache() {
    return this.#all.cache;
  }
  get integrity() {
    return '';
  }
  get keepalive() {
    return false;
  }
  clone() {
    return new Request(this);
  }
  get [Symbol.toStringTag]() {
    return 'Request';
  }
}
