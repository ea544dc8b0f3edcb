// `test` of node:test, as far as this lab needs it: the tests are kept, and
// run once for each implementation.
export const kept = { file: '', tests: [] };

export function test(name, run) {
  if (typeof name !== 'string' || typeof run !== 'function') {
    throw new TypeError('test takes a name and a function');
  }
  kept.tests.push({ file: kept.file, name, run });
}

export default test;
