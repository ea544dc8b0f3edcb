import { test } from 'node:test';
import { setTimeout as later } from 'node:timers';

function equal(actual, expected) {
  if (actual !== expected) throw new Error(`${actual} is not ${expected}`);
}

test('timers run by time, then in the order they were asked for', async () => {
  const seen = [];
  await new Promise((resolve) => {
    setTimeout(() => seen.push('b'), 20);
    setTimeout(() => seen.push('a'), 10);
    setTimeout(() => seen.push('c'), 20);
    setTimeout(resolve, 30);
  });
  equal(seen.join(''), 'abc');
});

test('a cleared timer does not run', async () => {
  let ran = false;
  const timer = setTimeout(() => { ran = true; }, 5);
  clearTimeout(timer);
  await new Promise((resolve) => later(resolve, 10));
  equal(ran, false);
});

test('an interval runs until it is cleared', async () => {
  let count = 0;
  await new Promise((resolve) => {
    const interval = setInterval(() => {
      count += 1;
      if (count === 3) {
        clearInterval(interval);
        resolve();
      }
    }, 5);
  });
  equal(count, 3);
});

test('microtasks come before timers', async () => {
  const seen = [];
  await new Promise((resolve) => {
    setTimeout(() => { seen.push('timer'); resolve(); }, 0);
    Promise.resolve().then(() => seen.push('promise'));
    queueMicrotask(() => seen.push('microtask'));
    seen.push('now');
  });
  equal(seen.join(), 'now,promise,microtask,timer');
});

test('a timer hands on its arguments', async () => {
  equal(await new Promise((resolve) => setTimeout((a, b) => resolve(a + b), 1, 2, 3)), 5);
});
