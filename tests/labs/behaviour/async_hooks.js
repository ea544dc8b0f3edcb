// AsyncLocalStorage follows whatever runs later: awaits, callbacks of promises, timers, microtasks.
import { deepStrictEqual, strictEqual as equal, throws } from 'node:assert/strict';
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { test } from 'node:test';
import { setInterval as every } from 'node:timers/promises';

const storage = new AsyncLocalStorage();
const other = new AsyncLocalStorage();
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
// Runs the work in a context while another is busy with the same, and says whether each saw its own store.
async function apart(work) {
  const seen = await Promise.all(
    [1, 2, 3].map((id) =>
      storage.run(id, async () => {
        const stores = [];
        await work(() => stores.push(storage.getStore() === id), id);
        stores.push(storage.getStore() === id);
        return stores;
      }),
    ),
  );
  deepStrictEqual(
    seen.flat().filter((own) => !own),
    [],
  );
}

test('outside there is no store', () => equal(storage.getStore(), undefined));
test('run gives the store to what it calls', () =>
  equal(
    storage.run(5, () => storage.getStore()),
    5,
  ));
test('run hands on arguments and the result', () =>
  equal(
    storage.run(5, (a, b) => a + b, 1, 2),
    3,
  ));
test('after run there is no store', () => {
  storage.run(5, () => {});
  equal(storage.getStore(), undefined);
});
test('after run that throws there is no store', () => {
  throws(() =>
    storage.run(5, () => {
      throw new Error('bad');
    }),
  );
  equal(storage.getStore(), undefined);
});
test('runs can be nested', () =>
  storage.run(1, () => {
    storage.run(2, () => equal(storage.getStore(), 2));
    equal(storage.getStore(), 1);
  }));
test('two storages do not meet', () =>
  storage.run(1, () =>
    other.run(2, () => {
      equal(storage.getStore(), 1);
      equal(other.getStore(), 2);
    }),
  ));
test('exit leaves the store', () =>
  storage.run(1, () => {
    equal(
      storage.exit(() => storage.getStore()),
      undefined,
    );
    equal(storage.getStore(), 1);
  }));
test('enterWith stays', async () => {
  await (async () => {
    await null;
    storage.enterWith(7);
    await null;
    equal(storage.getStore(), 7);
    storage.enterWith(undefined);
  })();
});
test('an await of nothing', () =>
  apart(async (note) => {
    await undefined;
    note();
  }));
test('an await of a settled promise', () =>
  apart(async (note) => {
    await Promise.resolve();
    note();
  }));
test('an await of a promise that takes time', () =>
  apart(async (note, id) => {
    await sleep(10 - id);
    note();
  }));
test('an await of a promise of another context', async () => {
  const shared = storage.run('shared', () => sleep(5));
  await apart(async (note) => {
    await shared;
    note();
  });
});
test('an await of a promise that rejects', () =>
  apart(async (note) => {
    try {
      await sleep(1).then(() => Promise.reject(new Error('bad')));
    } catch {
      note();
    } finally {
      note();
    }
  }));
test('an await of an async function', () =>
  apart(async (note, id) => {
    const inner = async () => {
      await sleep(id);
      note();
      await null;
      note();
    };
    await inner();
    note();
  }));
test('an await of an object with a then of its own', () =>
  apart(async (note) => {
    await {
      then(resolve) {
        note();
        setTimeout(resolve, 2);
      },
    };
    note();
  }));
test('many awaits, one after the other', () =>
  apart(async (note, id) => {
    for (let at = 0; at < 20; at += 1) {
      await (at % 3 === 0 ? sleep(at % id) : at % 3 === 1 ? at : Promise.resolve(at));
      note();
    }
  }));
test('then, catch and finally', () =>
  apart(async (note) => {
    await Promise.resolve()
      .then(note)
      .then(() => Promise.reject(new Error('bad')))
      .catch(note)
      .finally(note);
  }));
test('then of a promise of another context', async () => {
  const shared = storage.run('shared', () => sleep(5));
  await apart((note) => shared.then(note));
});
test('Promise.all, race, any and allSettled', () =>
  apart(async (note) => {
    await Promise.all([sleep(2), 1, Promise.resolve()]);
    note();
    await Promise.race([sleep(1), sleep(2)]);
    note();
    await Promise.any([sleep(1), Promise.reject(new Error('bad'))]);
    note();
    await Promise.allSettled([Promise.reject(new Error('bad'))]);
    note();
  }));
test('a timer', () =>
  apart(
    (note) =>
      new Promise((resolve) => {
        setTimeout(() => {
          note();
          resolve();
        }, 3);
      }),
  ));
test('an interval', () =>
  apart(
    (note) =>
      new Promise((resolve) => {
        let count = 0;
        const timer = setInterval(() => {
          note();
          count += 1;
          if (count === 3) resolve(clearInterval(timer));
        }, 2);
      }),
  ));
test('an immediate', () =>
  apart(
    (note) =>
      new Promise((resolve) => {
        setImmediate(() => resolve(note()));
      }),
  ));
test('a microtask', () =>
  apart(
    (note) =>
      new Promise((resolve) => {
        queueMicrotask(() => resolve(note()));
      }),
  ));
test('process.nextTick', () =>
  apart(
    (note) =>
      new Promise((resolve) => {
        process.nextTick(() => resolve(note()));
      }),
  ));
test('an async generator', () =>
  apart(async (note) => {
    async function* numbers() {
      yield 1;
      await sleep(1);
      note();
      yield 2;
    }
    for await (const _ of numbers()) note();
  }));
test('for await over promises', () =>
  apart(async (note) => {
    for await (const _ of [sleep(1), 2, sleep(3)]) note();
  }));
test('an interval of node:timers/promises', () =>
  apart(async (note) => {
    let count = 0;
    for await (const _ of every(2)) {
      note();
      count += 1;
      if (count === 2) break;
    }
  }));
test('a subclass of Promise', () =>
  apart(async (note) => {
    await class Own extends Promise {}.resolve(sleep(1));
    note();
  }));
test('a function bound to a context', () => {
  const read = storage.run(9, () => AsyncLocalStorage.bind(() => storage.getStore()));
  equal(read(), 9);
  equal(storage.getStore(), undefined);
});
test('a snapshot of a context', () => {
  const inside = storage.run(9, () => AsyncLocalStorage.snapshot());
  equal(
    inside((add) => storage.getStore() + add, 1),
    10,
  );
});
test('a resource keeps its context', () => {
  const resource = storage.run(9, () => new AsyncResource('Own'));
  equal(
    resource.runInAsyncScope((add) => storage.getStore() + add, null, 1),
    10,
  );
  equal(resource.bind(() => storage.getStore())(), 9);
});
test('a default store', () => equal(new AsyncLocalStorage({ defaultValue: 4 }).getStore(), 4));
test('a storage has a name', () => equal(new AsyncLocalStorage({ name: 'users' }).name, 'users'));
test('run needs a function', () => throws(() => storage.run(1), TypeError));
test('the order of microtasks is what it is without a storage', async () => {
  const order = [];
  const first = async () => {
    order.push(1);
    await null;
    order.push(4);
    await Promise.resolve();
    order.push(6);
  };
  const second = async () => {
    order.push(2);
    await Promise.resolve();
    order.push(5);
    await 5;
    order.push(7);
  };
  first();
  second();
  order.push(3);
  await sleep(1);
  deepStrictEqual(order, [1, 2, 3, 4, 5, 6, 7]);
});
