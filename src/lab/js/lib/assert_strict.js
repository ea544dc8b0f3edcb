// node:assert/strict: every comparison is the strict one. https://nodejs.org/api/assert.html#strict-assertion-mode
import { strict } from 'hornbook:assert';

export {
  AssertionError,
  deepStrictEqual,
  deepStrictEqual as deepEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  fail,
  ifError,
  match,
  notDeepStrictEqual,
  notDeepStrictEqual as notDeepEqual,
  notStrictEqual,
  notStrictEqual as notEqual,
  ok,
  partialDeepStrictEqual,
  rejects,
  strict,
  strictEqual,
  strictEqual as equal,
  throws,
} from 'hornbook:assert';

export default strict;
