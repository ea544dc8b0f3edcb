// The target of a request, /path?query, taken apart.
const known = new WeakMap();

function taken(url) {
  let text = url;
  const at = text[0] === '/' ? -1 : text.indexOf('://');
  if (at >= 0) {
    const slash = text.indexOf('/', at + 3);
    text = slash < 0 ? '/' : text.slice(slash);
  }
  const hash = text.indexOf('#');
  if (hash >= 0) text = text.slice(0, hash);
  const question = text.indexOf('?');
  return question < 0 ? { url, path: text, query: null } : { url, path: text.slice(0, question), query: text.slice(question + 1) };
}

function of(req) {
  const { url } = req;
  if (typeof url !== 'string') return { path: undefined, query: null };
  const last = known.get(req);
  if (last?.url === url) return last;
  const parts = taken(url);
  known.set(req, parts);
  return parts;
}

export const pathOf = (req) => of(req).path;
export const queryOf = (req) => of(req).query;
export const originalPathOf = (req) => taken(req.originalUrl ?? req.url).path;
