import { kept } from './runner.js';
import './fares.js';
import './service.js';
import { close, take } from './world.js';

const world = take();

let loaded = null;

const load = () => {
  loaded ??= (async () => {
    close();
    kept.file = 'fares.test.js';
    await import('./fares.test.js');
    kept.file = 'bookings.test.js';
    await import('./bookings.test.js');
    // Services that tests share exist now; others come and go with a test.
    return world.services.length;
  })();
  return loaded;
};

const message = (error) => String(error?.message ?? error).slice(0, 400);
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

// One run of the tests with these numbers, against the service with a fault.
async function run(fault, order) {
  const shared = await load();
  world.services.length = shared;
  for (const service of world.services) service.reset();
  world.fault = fault;
  const results = [];
  for (const number of order ?? kept.tests.keys()) {
    const { file, name, run: body } = kept.tests[number];
    const result = { number, file, name, red: null, loose: 0 };
    try {
      await body({ name });
    } catch (error) {
      result.red = message(error);
    }
    if (result.red === null) result.loose = world.pending;
    for (let left = 100; world.pending > 0 && left > 0; left -= 1) await pause();
    results.push(result);
  }
  world.fault = null;
  return results;
}

export const names = async () => {
  await load();
  return kept.tests.map(({ file, name }) => ({ file, name }));
};

// Runs, one after the other: `[fault, order]` each.
export const trials = async (...plans) => {
  const all = [];
  for (const [fault, order] of plans) all.push(await run(fault, order));
  return all;
};
