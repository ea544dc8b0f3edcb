// node:async_hooks: AsyncLocalStorage and AsyncResource. https://nodejs.org/api/async_context.html.
import { activate, bound, capture, enter, within } from 'hornbook:context';
import { missing, needFunction, needString } from 'hornbook:errors';

const name = 'node:async_hooks';

export class AsyncLocalStorage {
  #name;
  #default;
  constructor({ defaultValue, name: own = '' } = {}) {
    this.#default = defaultValue;
    this.#name = `${own}`;
    activate();
  }
  static bind(run) {
    needFunction(run, 'fn');
    return bound(run);
  }
  static snapshot() {
    const frame = capture();
    return (run, ...args) => within(frame, run, undefined, args);
  }
  get name() {
    return this.#name;
  }
  // The present context with another store of this storage.
  #with(store) {
    return new Map(capture()).set(this, store);
  }
  run(store, run, ...args) {
    needFunction(run, 'callback');
    return within(this.#with(store), run, undefined, args);
  }
  exit(run, ...args) {
    needFunction(run, 'callback');
    return this.run(undefined, run, ...args);
  }
  enterWith(store) {
    enter(this.#with(store));
  }
  disable() {
    const frame = new Map(capture());
    frame.delete(this);
    enter(frame);
  }
  getStore() {
    const frame = capture();
    return frame?.has(this) ? frame.get(this) : this.#default;
  }
}

export class AsyncResource {
  #frame = capture();
  constructor(type) {
    needString(type, 'type');
  }
  static bind(run, type, self) {
    needFunction(run, 'fn');
    return new AsyncResource(type ?? run.name ?? 'bound-anonymous-fn').bind(run, self);
  }
  bind(run, self) {
    needFunction(run, 'fn');
    const frame = this.#frame;
    return function (...args) {
      return within(frame, run, self === undefined ? this : self, args);
    };
  }
  runInAsyncScope(run, self, ...args) {
    return within(this.#frame, run, self, args);
  }
  emitDestroy() {
    return this;
  }
  asyncId() {
    return missing(name, 'AsyncResource.asyncId()')();
  }
  triggerAsyncId() {
    return missing(name, 'AsyncResource.triggerAsyncId()')();
  }
}

export const createHook = missing(name, 'createHook');
export const executionAsyncId = missing(name, 'executionAsyncId');
export const executionAsyncResource = missing(name, 'executionAsyncResource');
export const triggerAsyncId = missing(name, 'triggerAsyncId');

export default { AsyncLocalStorage, AsyncResource, createHook, executionAsyncId, executionAsyncResource, triggerAsyncId };
