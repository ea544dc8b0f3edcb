// Router of Express 5: https://expressjs.com/en/5x/api.html#router
import 'hornbook:web';
import { Layer, settle } from 'hornbook:express/layer';
import { MOST_AT_ONCE, Route, functionsOf, methods } from 'hornbook:express/route';
import { pathOf } from 'hornbook:express/target';
import { setImmediate } from 'hornbook:timers';

const { Buffer } = globalThis;

export function Router(options = {}) {
  function router(req, res, next) {
    router.handle(req, res, next);
  }
  const given = options ?? {};
  Object.setPrototypeOf(router, Router.prototype);
  return Object.assign(router, {
    caseSensitive: given.caseSensitive, mergeParams: given.mergeParams, strict: given.strict, params: {}, stack: [],
  });
}
Router.prototype = Object.create(Function.prototype, { constructor: { value: Router, writable: true, configurable: true } });
Router.Route = Route;

// Whether the first argument is a path and not a handler or handlers.
export function isPath(value) {
  let first = value;
  while (Array.isArray(first) && first.length !== 0) [first] = first;
  return typeof first !== 'function';
}

Object.assign(Router.prototype, {
  param(name, handler) {
    if (!name) throw new TypeError('argument name is required');
    if (typeof name !== 'string') throw new TypeError('argument name must be a string');
    if (!handler) throw new TypeError('argument fn is required');
    if (typeof handler !== 'function') throw new TypeError('argument fn must be a function');
    (this.params[name] ??= []).push(handler);
    return this;
  },
  use(...parts) {
    const path = isPath(parts[0]) ? parts.shift() : '/';
    for (const handler of functionsOf(parts)) {
      this.stack.push(new Layer(path, { sensitive: this.caseSensitive, strict: false, end: false }, handler));
    }
    return this;
  },
  route(path) {
    const route = new Route(path);
    const handle = (req, res, next) => route.dispatch(req, res, next);
    const layer = new Layer(path, { sensitive: this.caseSensitive, strict: this.strict, end: true }, handle);
    layer.route = route;
    this.stack.push(layer);
    return route;
  },
  handle(req, res, callback) {
    if (!callback) throw new TypeError('argument callback is required');
    run(this, req, res, callback);
  },
});
// Defined, not assigned: one method of HTTP is called BIND, and functions have a `bind`.
for (const method of [...methods, 'all']) {
  const value = function (path, ...handlers) {
    this.route(path)[method](...handlers);
    return this;
  };
  Object.defineProperty(Router.prototype, method, { value, writable: true, enumerable: true, configurable: true });
}

// The part of a URL before its path, when it has a host.
function originOf(url) {
  if (url === '' || url[0] === '/') return '';
  const query = url.indexOf('?');
  const at = url.slice(0, query < 0 ? undefined : query).indexOf('://');
  return at < 0 ? '' : url.slice(0, url.indexOf('/', at + 3));
}

// The parameters of a router inside those of the router it stands in; the unnamed ones are counted on.
function within(params, parent) {
  if (typeof parent !== 'object' || !parent) return params;
  const merged = { ...parent };
  if (!(0 in params) || !(0 in parent)) return Object.assign(merged, params);
  let count = 0;
  while (count in parent) count += 1;
  for (const [name, value] of Object.entries(params)) merged[/^\d+$/.test(name) ? Number(name) + count : name] = value;
  return merged;
}

function run(router, req, res, callback) {
  const { stack } = router;
  const { params: parentParams } = req;
  const parentUrl = req.baseUrl || '';
  const origin = originOf(req.url);
  const before = { baseUrl: req.baseUrl, next: req.next, params: req.params };
  const called = {};
  const allowed = [];
  let at = 0;
  let deep = 0;
  let removed = '';
  let slashAdded = false;

  const done = (error) => {
    Object.assign(req, before);
    if (req.method === 'OPTIONS' && !error && allowed.length > 0) answerOptions(res, allowed, callback);
    else callback(error);
  };

  req.next = next;
  req.baseUrl = parentUrl;
  req.originalUrl = req.originalUrl || req.url;
  next();

  function next(given) {
    let error = given === 'route' ? null : given;
    restore();
    if (error === 'router') {
      setImmediate(done, null);
      return;
    }
    if (at >= stack.length) {
      setImmediate(done, error);
      return;
    }
    deep += 1;
    if (deep > MOST_AT_ONCE) {
      setImmediate(next, given);
      return;
    }
    const path = pathOf(req);
    if (path === undefined || path === null) {
      done(error);
      return;
    }
    let layer = null;
    let match = false;
    while (!match && at < stack.length) {
      layer = stack[at++];
      try {
        match = layer.match(path);
      } catch (failure) {
        error = error || failure;
        match = false;
      }
      const { route } = layer;
      if (!match || !route) continue;
      // Errors pass by routes.
      if (error) {
        match = false;
        continue;
      }
      const handles = route.handles(req.method);
      if (!handles && req.method === 'OPTIONS') allowed.push(...route.names());
      if (!handles && req.method !== 'HEAD') match = false;
    }
    if (!match) {
      done(error);
      return;
    }
    if (layer.route) req.route = layer.route;
    req.params = router.mergeParams ? within(match.params, parentParams) : match.params;
    const found = layer;
    prepare(router.params, match.keys, called, req, res, (failure) => {
      if (failure) next(error || failure);
      else if (found.route) found.handleRequest(req, res, next);
      else enter(found, error, match.path, path);
      deep = 0;
    });
  }

  // Gives the URL back what was taken off for the last layer.
  function restore() {
    if (slashAdded) {
      const isRoot = req.url === '/' || req.url.startsWith('/?');
      if (isRoot || (removed.endsWith('/') && req.url[0] === '/')) req.url = req.url.slice(1);
      slashAdded = false;
    }
    if (removed !== '') {
      req.baseUrl = parentUrl;
      req.url = origin + removed + req.url.slice(origin.length);
      removed = '';
    }
  }

  // Calls a layer that matched the beginning of the path, with the rest as its URL.
  function enter(layer, error, taken, path) {
    if (taken !== '') {
      const after = path[taken.length];
      if (!path.startsWith(taken) || (after && after !== '/')) {
        next(error);
        return;
      }
      removed = taken;
      req.url = origin + req.url.slice(origin.length + removed.length);
      if (origin === '' && req.url[0] !== '/') {
        req.url = `/${req.url}`;
        slashAdded = true;
      }
      req.baseUrl = parentUrl + (removed.endsWith('/') ? removed.slice(0, -1) : removed);
    }
    if (error) layer.handleError(error, req, res, next);
    else layer.handleRequest(req, res, next);
  }
}

// Runs what app.param() asked for, once for each value of a request.
function prepare(params, keys, called, req, res, done) {
  let at = 0;
  const nextKey = (error) => {
    if (error || at >= keys.length) {
      done(error);
      return;
    }
    const key = keys[at++];
    const value = req.params[key];
    const handlers = Object.hasOwn(params, key) ? params[key] : undefined;
    if (value === undefined || !handlers) {
      nextKey();
      return;
    }
    const known = called[key];
    if (known && (known.match === value || (known.error && known.error !== 'route'))) {
      req.params[key] = known.value;
      nextKey(known.error);
      return;
    }
    const call = { error: null, match: value, value };
    called[key] = call;
    let which = 0;
    const nextHandler = (failure) => {
      call.value = req.params[key];
      if (failure) {
        call.error = failure;
        nextKey(failure);
        return;
      }
      const handler = handlers[which++];
      if (handler) settle(() => handler(req, res, nextHandler, value, key), nextHandler);
      else nextKey();
    };
    nextHandler();
  };
  nextKey();
}

function answerOptions(res, allowed, next) {
  try {
    const allow = [...new Set(allowed)].sort().join(', ');
    res.setHeader('Allow', allow);
    res.setHeader('Content-Length', Buffer.byteLength(allow));
    res.setHeader('Content-Type', 'text/plain');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.end(allow);
  } catch (error) {
    next(error);
  }
}
