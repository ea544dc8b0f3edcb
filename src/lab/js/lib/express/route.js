// Route of Express 5: the handlers of one path. https://expressjs.com/en/5x/api.html#router.route
import { Layer } from 'hornbook:express/layer';
import { METHODS } from 'hornbook:http/names';
import { setImmediate } from 'hornbook:timers';

// How many handlers may call each other before the stack is given back; Express itself has more, and more stack.
export const MOST_AT_ONCE = 25;
export const methods = METHODS.map((method) => method.toLowerCase());

export function functionsOf(parts) {
  const handlers = parts.flat(Infinity);
  if (handlers.length === 0) throw new TypeError('argument handler is required');
  for (const handler of handlers) if (typeof handler !== 'function') throw new TypeError('argument handler must be a function');
  return handlers;
}

export class Route {
  constructor(path) {
    this.path = path;
    this.stack = [];
    this.methods = Object.create(null);
  }

  handles(method) {
    if (this.methods._all) return true;
    return Boolean(this.methods[this.#named(method)]);
  }

  #named(method) {
    const name = String(method).toLowerCase();
    return name === 'head' && !this.methods.head ? 'get' : name;
  }

  names() {
    const names = Object.keys(this.methods).filter((name) => name !== '_all').map((name) => name.toUpperCase());
    if (this.methods.get && !this.methods.head) names.push('HEAD');
    return names;
  }

  dispatch(req, res, done) {
    const { stack } = this;
    const method = this.#named(req.method);
    let at = 0;
    let deep = 0;
    if (stack.length === 0) {
      done();
      return;
    }
    req.route = this;
    const next = (error) => {
      if (error === 'route') {
        done();
        return;
      }
      if (error === 'router') {
        done(error);
        return;
      }
      deep += 1;
      if (deep > MOST_AT_ONCE && at < stack.length) {
        setImmediate(next, error);
        return;
      }
      let layer = stack[at++];
      while (layer && layer.method && layer.method !== method) layer = stack[at++];
      if (!layer) {
        done(error);
        return;
      }
      if (error) layer.handleError(error, req, res, next);
      else layer.handleRequest(req, res, next);
      deep = 0;
    };
    next();
  }

  #add(method, parts) {
    for (const handler of functionsOf(parts)) {
      const layer = new Layer('/', {}, handler);
      layer.method = method;
      this.methods[method ?? '_all'] = true;
      this.stack.push(layer);
    }
    return this;
  }

  all(...handlers) {
    return this.#add(undefined, handlers);
  }

  static {
    for (const method of methods) {
      Route.prototype[method] = function (...handlers) {
        return this.#add(method, handlers);
      };
    }
  }
}
