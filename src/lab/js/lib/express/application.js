// The application of Express 5: https://expressjs.com/en/5x/api.html#app
import { lastHandler } from 'hornbook:express/errors';
import { trust } from 'hornbook:express/proxy';
import { parser } from 'hornbook:express/query';
import { methods } from 'hornbook:express/route';
import { Router, isPath } from 'hornbook:express/router';
import { tagger } from 'hornbook:express/tags';
import { createServer } from 'hornbook:http';
import { refuse } from 'hornbook:refusal';

// Marks an app whose 'trust proxy' nobody has set: mounted, it takes that of its parent.
const trustDefault = '@@symbol:trust_proxy_default';

// Settings that make another: the name of the one, and how.
const derived = { etag: ['etag fn', tagger], 'query parser': ['query parser fn', parser], 'trust proxy': ['trust proxy fn', trust] };

function markTrust(settings, isDefault) {
  Object.defineProperty(settings, trustDefault, { configurable: true, value: isDefault });
}

export const application = {
  init() {
    let router = null;
    this.cache = Object.create(null);
    this.engines = Object.create(null);
    this.settings = Object.create(null);
    this.defaultConfiguration();
    Object.defineProperty(this, 'router', {
      configurable: true,
      enumerable: true,
      get() {
        router ??= new Router({ caseSensitive: this.enabled('case sensitive routing'), strict: this.enabled('strict routing') });
        return router;
      },
    });
  },
  defaultConfiguration() {
    const env = globalThis.process?.env.NODE_ENV || 'development';
    this.enable('x-powered-by');
    this.set('etag', 'weak');
    this.set('env', env);
    this.set('query parser', 'simple');
    this.set('subdomain offset', 2);
    this.set('trust proxy', false);
    markTrust(this.settings, true);
    this.on('mount', (parent) => {
      if (this.settings[trustDefault] === true && typeof parent.settings['trust proxy fn'] === 'function') {
        delete this.settings['trust proxy'];
        delete this.settings['trust proxy fn'];
      }
      for (const name of ['request', 'response', 'engines', 'settings']) Object.setPrototypeOf(this[name], parent[name]);
    });
    this.locals = Object.create(null);
    this.mountpath = '/';
    this.locals.settings = this.settings;
    this.set('jsonp callback name', 'callback');
    if (env === 'production') this.enable('view cache');
  },
  handle(req, res, callback) {
    const done =
      callback ||
      lastHandler(req, res, this.get('env'), (error) => {
        if (this.get('env') !== 'test') console.error(error);
      });
    if (this.enabled('x-powered-by')) res.setHeader('X-Powered-By', 'Express');
    req.res = res;
    res.req = req;
    Object.setPrototypeOf(req, this.request);
    Object.setPrototypeOf(res, this.response);
    res.locals ||= Object.create(null);
    this.router.handle(req, res, done);
  },
  use(...parts) {
    const path = isPath(parts[0]) ? parts.shift() : '/';
    const handlers = parts.flat(Infinity);
    if (handlers.length === 0) throw new TypeError('app.use() requires a middleware function');
    for (const handler of handlers) {
      if (!handler || !handler.handle || !handler.set) this.router.use(path, handler);
      else mount(this, path, handler);
    }
    return this;
  },
  route(path) {
    return this.router.route(path);
  },
  param(name, handler) {
    for (const each of [name].flat()) this.router.param(each, handler);
    return this;
  },
  set(...parts) {
    const [setting, value] = parts;
    if (parts.length === 1) return this.settings[setting];
    this.settings[setting] = value;
    if (Object.hasOwn(derived, setting)) {
      const [name, make] = derived[setting];
      this.set(name, make(value));
    }
    if (setting === 'trust proxy') markTrust(this.settings, false);
    return this;
  },
  path() {
    return this.parent ? this.parent.path() + this.mountpath : '';
  },
  enabled(setting) {
    return Boolean(this.set(setting));
  },
  disabled(setting) {
    return !this.set(setting);
  },
  enable(setting) {
    return this.set(setting, true);
  },
  disable(setting) {
    return this.set(setting, false);
  },
  all(path, ...handlers) {
    const route = this.route(path);
    for (const method of methods) route[method](...handlers);
    return this;
  },
  listen(...parts) {
    const server = createServer(this);
    const last = parts.length - 1;
    if (typeof parts[last] === 'function') {
      const callback = parts[last];
      let isCalled = false;
      const done = (...args) => {
        if (isCalled) return;
        isCalled = true;
        Reflect.apply(callback, server, args);
      };
      parts[last] = done;
      server.once('error', done);
    }
    return server.listen(...parts);
  },
  engine: refuse('express', 'app.engine: there are no views'),
  render: refuse('express', 'app.render: there are no views'),
};

for (const method of methods) {
  application[method] = function (path, ...handlers) {
    if (method === 'get' && handlers.length === 0) return this.set(path);
    this.route(path)[method](...handlers);
    return this;
  };
}

// Puts an app into another: while it handles a request, the request and the response are its own.
function mount(parent, path, app) {
  app.mountpath = path;
  app.parent = parent;
  parent.router.use(path, function mounted_app(req, res, next) {
    const outer = req.app;
    app.handle(req, res, (error) => {
      Object.setPrototypeOf(req, outer.request);
      Object.setPrototypeOf(res, outer.response);
      next(error);
    });
  });
  app.emit('mount', parent);
}
