// One entry of a router or a route: a path and a function.
import { matcher } from 'hornbook:express/path';

export class Layer {
  constructor(path, options, handle) {
    this.handle = handle;
    this.name = handle.name || '<anonymous>';
    this.rawPath = Array.isArray(path) ? path.flat(Infinity) : path;
    this.slash = path === '/' && options.end === false;
    this.matchers = [this.rawPath].flat().map((one) => matcher(one, options));
    this.route = undefined;
    this.method = undefined;
  }

  match(path) {
    if (this.slash) return { params: {}, path: '', keys: [] };
    for (const matches of this.matchers) {
      const found = matches(path);
      if (found) return { ...found, keys: Object.keys(found.params) };
    }
    return false;
  }

  handleError(error, req, res, next) {
    if (this.handle.length !== 4) next(error);
    else settle(() => this.handle(error, req, res, next), next);
  }

  handleRequest(req, res, next) {
    if (this.handle.length > 3) next();
    else settle(() => this.handle(req, res, next), next);
  }
}

// What a handler throws, at once or later, goes on as an error.
export function settle(run, next) {
  try {
    const result = run();
    if (result && typeof result.then === 'function') result.then(() => {}, (error) => next(error || new Error('Rejected promise')));
  } catch (error) {
    next(error);
  }
}
