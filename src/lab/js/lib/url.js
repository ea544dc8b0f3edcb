// node:url: https://nodejs.org/api/url.html.
import { missing, unsupported } from 'hornbook:errors';
import { URL } from 'hornbook:url_class';
import { URLSearchParams } from 'hornbook:url_search';

export { URL, URLSearchParams };

const own = 'node:url';
const deprecated = (name) => () => {
  throw unsupported(own, `the deprecated url.${name}(); use new URL()`);
};
export const parse = deprecated('parse');
export const resolve = deprecated('resolve');
export const resolveObject = deprecated('resolveObject');
export const fileURLToPath = missing(own, 'fileURLToPath');
export const fileURLToPathBuffer = missing(own, 'fileURLToPathBuffer');
export const pathToFileURL = missing(own, 'pathToFileURL');
export const domainToASCII = missing(own, 'domainToASCII');
export const domainToUnicode = missing(own, 'domainToUnicode');
export const Url = missing(own, 'the deprecated Url');

// What a request's options are taken from.
export function urlToHttpOptions(url) {
  const { protocol, hostname, hash, search, pathname, href, username, password, port } = url;
  const options = {
    __proto__: null,
    protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

// A URL as text, without some of its parts.
export function format(url, options = {}) {
  if (!(url instanceof URL)) throw unsupported(own, 'url.format() of anything but a URL');
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  if (unicode) throw unsupported(own, 'url.format() with unicode');
  const copy = new URL(url.href);
  if (!fragment) copy.hash = '';
  if (!search) copy.search = '';
  if (!auth) [copy.username, copy.password] = ['', ''];
  return copy.href;
}

export default {
  URL,
  URLSearchParams,
  parse,
  resolve,
  resolveObject,
  fileURLToPath,
  fileURLToPathBuffer,
  pathToFileURL,
  domainToASCII,
  domainToUnicode,
  Url,
  urlToHttpOptions,
  format,
};
