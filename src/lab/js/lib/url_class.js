// URL: https://url.spec.whatwg.org/#url-class, https://nodejs.org/api/url.html.
import { decode } from 'hornbook:encoding';
import { missing, withCode } from 'hornbook:errors';
import { custom, inspect } from 'hornbook:inspect';
import { HostError, parseHost, percentEncode, sets } from 'hornbook:url_host';
import { addPath, encodeQuery, isOpaque, isSpecial, parse, pathOf, portColon, ports, serialize, setPort } from 'hornbook:url_parse';
import { attach, renew, URLSearchParams } from 'hornbook:url_search';

const clean = (value) => `${value}`.toWellFormed();
const stripped = (value) => clean(value).replace(/[\t\n\r]/g, '');

function parsed(input, base) {
  try {
    return parse(input, base === undefined ? null : parse(clean(base)));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const invalid = withCode(TypeError, 'ERR_INVALID_URL', error.reason ?? 'Invalid URL');
    invalid.input = input;
    if (base !== undefined) invalid.base = clean(base);
    throw invalid;
  }
}

// A setter changes nothing when what it is given does not fit.
function attempt(run) {
  try {
    run();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}

export class URL {
  #url;
  #params = null;
  constructor(input, base = undefined) {
    if (arguments.length === 0) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
    this.#url = parsed(clean(input), base);
  }
  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
    return URL.parse(input, base) !== null;
  }
  static parse(input, base = undefined) {
    if (arguments.length === 0) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
    try {
      return new URL(input, base);
    } catch (error) {
      if (error.code !== 'ERR_INVALID_URL') throw error;
      return null;
    }
  }
  #renew() {
    if (this.#params !== null) renew(this.#params, this.#url.query ?? '');
  }
  get href() {
    return serialize(this.#url);
  }
  set href(value) {
    this.#url = parsed(clean(value), undefined);
    this.#renew();
  }
  get origin() {
    const { scheme, host } = this.#url;
    if (!isSpecial(this.#url) || scheme === 'file:') return 'null';
    return `${scheme}//${host}${this.port === '' ? '' : `:${this.port}`}`;
  }
  get protocol() {
    return this.#url.scheme;
  }
  set protocol(value) {
    const found = /^([a-z][a-z\d+\-.]*)(?::|$)/i.exec(stripped(value));
    if (!found) return;
    const url = this.#url;
    const scheme = `${found[1].toLowerCase()}:`;
    if (isSpecial(url) !== Object.hasOwn(ports, scheme)) return;
    if (scheme === 'file:' && (url.username !== '' || url.password !== '' || url.port !== null)) return;
    if (url.scheme === 'file:' && url.host === '') return;
    url.scheme = scheme;
    if (url.port === ports[scheme]) url.port = null;
  }
  get #hasNoCredentials() {
    return this.#url.host === null || this.#url.host === '' || this.#url.scheme === 'file:';
  }
  get username() {
    return this.#url.username;
  }
  set username(value) {
    if (!this.#hasNoCredentials) this.#url.username = percentEncode(clean(value), sets.userinfo);
  }
  get password() {
    return this.#url.password;
  }
  set password(value) {
    if (!this.#hasNoCredentials) this.#url.password = percentEncode(clean(value), sets.userinfo);
  }
  get host() {
    const { host, port } = this.#url;
    return host === null ? '' : host + (port === null ? '' : `:${port}`);
  }
  set host(value) {
    this.#setHost(stripped(value), true);
  }
  get hostname() {
    return this.#url.host ?? '';
  }
  set hostname(value) {
    this.#setHost(stripped(value), false);
  }
  #setHost(value, withPort) {
    const url = this.#url;
    if (isOpaque(url)) return;
    attempt(() => {
      const end = value.search(isSpecial(url) ? /[/\\?#]/ : /[/?#]/);
      const address = end === -1 ? value : value.slice(0, end);
      const colon = portColon(address);
      if (colon !== -1 && (!withPort || colon === 0 || url.scheme === 'file:')) return;
      const host = colon === -1 ? address : address.slice(0, colon);
      if (host === '') {
        if (isSpecial(url) && url.scheme !== 'file:') return;
        if (url.username !== '' || url.password !== '' || url.port !== null) return;
        url.host = '';
        return;
      }
      url.host = parseHost(host, isSpecial(url), decode);
      if (url.scheme === 'file:' && url.host === 'localhost') url.host = '';
      const digits = colon === -1 ? '' : /^\d*/.exec(address.slice(colon + 1))[0];
      if (digits !== '') setPort(url, digits);
    });
  }
  get port() {
    return this.#url.port === null ? '' : String(this.#url.port);
  }
  set port(value) {
    if (this.#hasNoCredentials) return;
    const text = stripped(value);
    const digits = /^\d*/.exec(text)[0];
    if (digits !== '' || text === '') attempt(() => setPort(this.#url, digits));
  }
  get pathname() {
    return pathOf(this.#url);
  }
  set pathname(value) {
    const url = this.#url;
    if (isOpaque(url)) return;
    const text = stripped(value);
    url.path = [];
    const special = isSpecial(url);
    if (text.startsWith('/') || (special && text.startsWith('\\'))) addPath(url, text.slice(1));
    else if (special || text !== '') addPath(url, text);
  }
  get search() {
    const { query } = this.#url;
    return query === null || query === '' ? '' : `?${query}`;
  }
  set search(value) {
    const text = stripped(value).replace(/^\?/, '');
    this.#url.query = clean(value) === '' ? null : encodeQuery(this.#url, text);
    this.#renew();
  }
  get searchParams() {
    if (this.#params === null) {
      this.#params = new URLSearchParams(this.#url.query ?? '');
      attach(this.#params, (query) => {
        this.#url.query = query === '' ? null : query;
      });
    }
    return this.#params;
  }
  get hash() {
    const { fragment } = this.#url;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }
  set hash(value) {
    const text = stripped(value).replace(/^#/, '');
    this.#url.fragment = clean(value) === '' ? null : percentEncode(text, sets.fragment);
  }
  toString() {
    return this.href;
  }
  toJSON() {
    return this.href;
  }
  [custom](depth, options) {
    if (depth < 0) return '[URL]';
    const names = [
      'href',
      'origin',
      'protocol',
      'username',
      'password',
      'host',
      'hostname',
      'port',
      'pathname',
      'search',
      'searchParams',
      'hash',
    ];
    return `${this.constructor.name} ${inspect(Object.fromEntries(names.map((name) => [name, this[name]])), { ...options, depth })}`;
  }
}
URL.createObjectURL = missing('URL', 'createObjectURL');
URL.revokeObjectURL = missing('URL', 'revokeObjectURL');

for (const name of Object.getOwnPropertyNames(URL.prototype)) {
  if (name !== 'constructor') Object.defineProperty(URL.prototype, name, { enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
