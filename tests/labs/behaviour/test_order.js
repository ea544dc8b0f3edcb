// node:test: the order of tests and hooks, subtests, mocks and mocked timers.
import { deepStrictEqual, ok, rejects, strictEqual as equal, throws } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, mock, suite, test } from 'node:test';

const order = [];
const note = (word) => () => {
  order.push(word);
};
// What happened since the last time.
const taken = () => order.splice(0).join(' ');

before(note('before'));
beforeEach(note('beforeEach'));
afterEach(note('afterEach'));

test('the root runs before once and beforeEach for each test', () => equal(taken(), 'before beforeEach'));
test('the root runs afterEach after each test', () => equal(taken(), 'afterEach beforeEach'));

describe('a suite', () => {
  before(note('outer-before'));
  after(note('outer-after'));
  beforeEach(note('outer-each-1'));
  beforeEach(note('outer-each-2'));
  afterEach(note('outer-end-1'));
  afterEach(note('outer-end-2'));
  it('runs its before first and outer hooks before inner ones', () => {
    equal(taken(), 'afterEach outer-before beforeEach outer-each-1 outer-each-2');
  });
  describe('within it', () => {
    before(note('inner-before'));
    after(note('inner-after'));
    beforeEach(note('inner-each'));
    afterEach(note('inner-end'));
    it('runs inner hooks last before the test', () => {
      equal(taken(), 'outer-end-1 outer-end-2 afterEach inner-before beforeEach outer-each-1 outer-each-2 inner-each');
    });
  });
  it('runs inner hooks first after the test', () => {
    equal(taken(), 'inner-end outer-end-1 outer-end-2 afterEach inner-after beforeEach outer-each-1 outer-each-2');
  });
});
test('a suite runs its after at its end', () => equal(taken(), 'outer-end-1 outer-end-2 afterEach outer-after beforeEach'));

describe('a suite without tests', () => {
  before(note('empty-before'));
  after(note('empty-after'));
});
test('a suite without tests runs its hooks', () => equal(taken(), 'afterEach empty-before empty-after beforeEach'));

describe.skip('a skipped suite', () => {
  order.push('never');
  it('never runs', note('never'));
});
test.skip('a skipped test', note('never'));
test('a test skipped by an option', { skip: true }, note('never'));
test('what is skipped does not run and has no hooks', () => equal(taken(), 'afterEach beforeEach'));

suite('suite is describe', () => {
  it('runs', () => ok(true));
});
test('parts run one after the other, with their own hooks', async (t) => {
  taken();
  t.before(note('t-before'));
  t.beforeEach(note('t-each'));
  t.afterEach(note('t-end'));
  await t.test('the first part', note('first'));
  await t.test('the second part', async (inner) => {
    order.push('second');
    await inner.test('a part of it', note('third'));
  });
  equal(
    taken(),
    't-before beforeEach t-each first t-end afterEach beforeEach t-each second beforeEach t-each third t-end afterEach t-end afterEach',
  );
});
test('what a test leaves to be done comes after its hooks', (t) => {
  taken();
  t.after(note('t-after-1'));
  t.after(note('t-after-2'));
});
test('and in its order', () => equal(taken(), 'afterEach t-after-1 t-after-2 beforeEach'));
test('parts that nobody waits for are run all the same', (t) => {
  taken();
  t.test('alone', note('alone'));
});
test('and before the test ends', () => equal(taken(), 'beforeEach alone afterEach afterEach beforeEach'));
test('a test knows its name', async (t) => {
  equal(t.name, 'a test knows its name');
  equal(t.fullName, 'a test knows its name');
  await t.test('and that of its part', (inner) => equal(inner.fullName, 'a test knows its name > and that of its part'));
});
test('a test may take a callback', (t, done) => {
  setTimeout(done, 1);
});
test('a test may return a promise', () =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  }));
test('a test has a signal', (t) => equal(t.signal.aborted, false));
test('a plan counts assertions', { plan: 2 }, (t) => {
  t.assert.ok(true);
  t.assert.equal(1, 1);
});
test('a plan counts parts', async (t) => {
  t.plan(1);
  await t.test('the only one', () => {});
});
test(
  'a time limit that is kept',
  { timeout: 1000 },
  () =>
    new Promise((resolve) => {
      setTimeout(resolve, 1);
    }),
);
test('waitFor tries again', async (t) => {
  let count = 0;
  const value = await t.waitFor(
    () => {
      count += 1;
      if (count < 3) throw new Error('not yet');
      return count;
    },
    { interval: 2 },
  );
  equal(value, 3);
});
test('waitFor gives up', (t) =>
  rejects(
    t.waitFor(
      () => {
        throw new Error('never');
      },
      { interval: 2, timeout: 10 },
    ),
    /waitFor\(\) timed out/,
  ));
test.todo('what is to do may fail', () => {
  throw new Error('not yet');
});

describe('mock.fn', () => {
  it('remembers arguments, result and this', () => {
    const run = mock.fn((a, b) => a + b);
    const object = { run };
    equal(object.run(1, 2), 3);
    const [call] = run.mock.calls;
    deepStrictEqual([call.arguments, call.result, call.error, call.target], [[1, 2], 3, undefined, undefined]);
    equal(call.this, object);
    equal(run.mock.callCount(), 1);
  });
  it('without a function returns nothing', () => equal(mock.fn()(1), undefined));
  it('remembers what was thrown', () => {
    const run = mock.fn(() => {
      throw new Error('bad');
    });
    throws(run, /bad/);
    equal(run.mock.calls[0].error.message, 'bad');
  });
  it('takes another implementation', () => {
    const run = mock.fn(
      () => 1,
      () => 2,
    );
    equal(run(), 2);
    run.mock.mockImplementation(() => 3);
    equal(run(), 3);
    run.mock.restore();
    equal(run(), 1);
  });
  it('takes an implementation for one call', () => {
    const run = mock.fn(() => 1);
    run.mock.mockImplementationOnce(() => 2);
    run.mock.mockImplementationOnce(() => 3, 2);
    deepStrictEqual([run(), run(), run(), run()], [2, 1, 3, 1]);
  });
  it('stands in for a number of calls', () => {
    const run = mock.fn(
      () => 1,
      () => 2,
      { times: 2 },
    );
    deepStrictEqual([run(), run(), run()], [2, 2, 1]);
  });
  it('forgets its calls', () => {
    const run = mock.fn();
    run();
    run.mock.resetCalls();
    equal(run.mock.callCount(), 0);
  });
  it('can be called with new', () => {
    class Own {
      constructor(x) {
        this.x = x;
      }
    }
    const Mocked = mock.fn(Own);
    const made = new Mocked(5);
    equal(made.x, 5);
    ok(made instanceof Own);
    equal(Mocked.mock.calls[0].result, made);
  });
  it('keeps name and length', () => {
    const run = mock.fn(function named(a, b) {});
    deepStrictEqual([run.name, run.length], ['named', 2]);
  });
  it('gives a copy of its calls', () => {
    const run = mock.fn();
    run.mock.calls.push(1);
    equal(run.mock.calls.length, 0);
  });
  it('needs functions', () => throws(() => mock.fn(5), { code: 'ERR_INVALID_ARG_TYPE' }));
  it('does not go back for one call', () => {
    const run = mock.fn();
    run();
    throws(() => run.mock.mockImplementationOnce(() => {}, 0), { code: 'ERR_OUT_OF_RANGE' });
  });
});

describe('mock.method', () => {
  const object = () => ({
    x: 1,
    get() {
      return this.x;
    },
  });
  it('watches a method and still runs it', () => {
    const own = object();
    const watched = mock.method(own, 'get');
    equal(own.get(), 1);
    equal(watched.mock.callCount(), 1);
    equal(own.get.mock.callCount(), 1);
  });
  it('replaces a method until it is restored', () => {
    const own = object();
    const { get } = own;
    mock.method(own, 'get', () => 5);
    equal(own.get(), 5);
    own.get.mock.restore();
    equal(own.get, get);
  });
  it('replaces a method of the prototype for one object', () => {
    class Own {
      get() {
        return 1;
      }
    }
    const own = new Own();
    mock.method(own, 'get', () => 5);
    deepStrictEqual([own.get(), new Own().get()], [5, 1]);
    own.get.mock.restore();
    equal(own.get(), 1);
  });
  it('replaces getters and setters', () => {
    const own = {
      get x() {
        return 1;
      },
      set x(value) {},
    };
    const get = mock.getter(own, 'x', () => 5);
    const set = mock.setter(own, 'x', () => {});
    own.x = 7;
    equal(own.x, 5);
    deepStrictEqual(set.mock.calls[0].arguments, [7]);
    set.mock.restore();
    get.mock.restore();
    equal(own.x, 1);
  });
  it('needs a method', () => throws(() => mock.method({}, 'x'), { code: 'ERR_INVALID_ARG_VALUE' }));
  it('is undone for all with restoreAll', () => {
    const own = object();
    mock.method(own, 'get', () => 5);
    mock.restoreAll();
    equal(own.get(), 1);
  });
  const left = object();
  it("may be a test's own", (t) => {
    t.mock.method(left, 'get', () => 5);
    equal(left.get(), 5);
  });
  it('is undone when its test has ended', () => equal(left.get(), 1));
});

describe('mock.timers', () => {
  it('runs timers when the test says so', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const run = t.mock.fn();
    setTimeout(run, 100, 'a');
    t.mock.timers.tick(99);
    equal(run.mock.callCount(), 0);
    t.mock.timers.tick(1);
    deepStrictEqual(run.mock.calls[0].arguments, ['a']);
  });
  it('moves the date', (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1000 });
    equal(Date.now(), 1000);
    t.mock.timers.tick(500);
    deepStrictEqual([Date.now(), new Date().getTime(), new Date(5).getTime()], [1500, 1500, 5]);
    t.mock.timers.setTime(9);
    equal(Date.now(), 9);
  });
  it('begins at a date', (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: new Date('2000-01-01') });
    equal(new Date().toISOString(), '2000-01-01T00:00:00.000Z');
  });
  it('repeats intervals', (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const run = t.mock.fn();
    const timer = setInterval(run, 10);
    t.mock.timers.tick(35);
    clearInterval(timer);
    t.mock.timers.tick(35);
    equal(run.mock.callCount(), 3);
  });
  it('runs everything in its order', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setImmediate'] });
    const seen = [];
    setTimeout(() => seen.push(3), 300);
    setTimeout(() => seen.push(1), 100);
    setTimeout(() => seen.push(2), 200);
    setImmediate(() => seen.push(0));
    t.mock.timers.runAll();
    deepStrictEqual(seen, [0, 1, 2, 3]);
  });
  it('clears timers', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const run = t.mock.fn();
    clearTimeout(setTimeout(run, 1));
    t.mock.timers.tick(10);
    equal(run.mock.callCount(), 0);
  });
  it('ends what waits for a signal', (t) => {
    t.mock.timers.enable();
    const signal = AbortSignal.timeout(50);
    t.mock.timers.tick(50);
    equal(signal.aborted, true);
  });
  it('is enabled once', (t) => {
    t.mock.timers.enable();
    throws(() => t.mock.timers.enable(), { code: 'ERR_INVALID_STATE' });
  });
  it('has to be enabled', (t) => throws(() => t.mock.timers.tick(1), { code: 'ERR_INVALID_STATE' }));
  it('knows what it can replace', (t) => throws(() => t.mock.timers.enable({ apis: ['fetch'] }), { code: 'ERR_INVALID_ARG_VALUE' }));
  it('gives the clock back', async (t) => {
    const real = setTimeout;
    t.mock.timers.enable();
    ok(setTimeout !== real);
    t.mock.timers.reset();
    equal(setTimeout, real);
    ok(Date.now() > 1e12);
  });
});
