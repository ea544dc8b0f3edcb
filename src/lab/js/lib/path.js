// node:path as on POSIX: https://nodejs.org/api/path.html. The laboratory's current folder is `/`.
import { invalidArgType, missing, needString } from 'hornbook:errors';

export const sep = '/';
export const delimiter = ':';

// Takes out `.`, `..` and empty parts.
function tidy(path, isAbsolute_) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isAbsolute_) parts.push('..');
  }
  return parts.join('/');
}

export function normalize(path) {
  needString(path, 'path');
  if (path === '') return '.';
  const absolute = path.startsWith('/');
  let tidied = tidy(path, absolute);
  if (tidied === '') return absolute ? '/' : path.endsWith('/') ? './' : '.';
  if (path.endsWith('/')) tidied += '/';
  return absolute ? `/${tidied}` : tidied;
}

export function isAbsolute(path) {
  needString(path, 'path');
  return path.startsWith('/');
}

export function join(...parts) {
  for (const part of parts) needString(part, 'path');
  const whole = parts.filter((part) => part !== '').join('/');
  return whole === '' ? '.' : normalize(whole);
}

export function resolve(...parts) {
  let path = '';
  for (const [at, part] of [...parts.entries()].reverse()) {
    needString(part, `paths[${at}]`);
    if (part === '') continue;
    path = path === '' ? part : `${part}/${path}`;
    if (part.startsWith('/')) break;
  }
  return `/${tidy(path, true)}`;
}

export function relative(from, to) {
  needString(from, 'from');
  needString(to, 'to');
  const [left, right] = [from, to].map((path) => resolve(path).split('/').filter(Boolean));
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same += 1;
  return [...left.slice(same).map(() => '..'), ...right.slice(same)].join('/');
}

export const toNamespacedPath = (path) => path;

export function dirname(path) {
  needString(path, 'path');
  if (path === '') return '.';
  const bare = path.replace(/\/+$/, '');
  if (bare === '') return path.startsWith('//') && path.length === 2 ? '//' : '/';
  const at = bare.lastIndexOf('/');
  if (at === -1) return '.';
  const folder = bare.slice(0, at).replace(/\/+$/, '');
  return folder === '' ? (bare.startsWith('//') && at === 1 ? '//' : '/') : folder;
}

export function basename(path, suffix) {
  needString(path, 'path');
  if (suffix !== undefined) needString(suffix, 'suffix');
  if (suffix === path) return '';
  const bare = path.replace(/\/+$/, '');
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

export function extname(path) {
  const name = basename(path);
  const at = name.lastIndexOf('.');
  return at <= 0 || name === '..' ? '' : name.slice(at);
}

export function parse(path) {
  needString(path, 'path');
  const root = path.startsWith('/') ? '/' : '';
  const base = basename(path);
  const ext = extname(path);
  const folder = dirname(path);
  const hasFolder = path.replace(/\/+$/, '').includes('/');
  return { root, dir: hasFolder ? folder : root, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
}

export function format(parts) {
  if (parts === null || typeof parts !== 'object') throw invalidArgType('pathObject', 'Object', parts);
  const folder = parts.dir || parts.root;
  const ext = parts.ext ? (parts.ext.startsWith('.') ? parts.ext : `.${parts.ext}`) : '';
  const base = parts.base || `${parts.name ?? ''}${ext}`;
  if (!folder) return base;
  return folder === parts.root ? `${folder}${base}` : `${folder}/${base}`;
}

export const matchesGlob = missing('node:path', 'matchesGlob');

const path = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format,
  parse,
  matchesGlob,
  sep,
  delimiter,
};
export const win32 = new Proxy(
  {},
  {
    get(_, key) {
      return typeof key === 'string' && key in path ? missing('node:path', `win32.${key}`) : undefined;
    },
  },
);
path.win32 = win32;
path.posix = path;
export const posix = path;

export default path;
