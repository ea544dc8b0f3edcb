// `test` of node:test, as far as this lab needs it: the tests are kept, and
// each run hands them the board that is tried.
export const kept = [];

export function test(name, run) {
  if (typeof name !== 'string' || typeof run !== 'function') {
    throw new TypeError('test takes a name and a function');
  }
  kept.push({ name, run });
}

export default test;
