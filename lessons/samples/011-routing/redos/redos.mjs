import first from 'path-to-regexp-0.1.9';
import second from 'path-to-regexp-0.1.12';
import third from 'path-to-regexp-0.1.13';
import { pathToRegexp } from 'path-to-regexp';

function fastest(regexp, path) {                 // of seven, in milliseconds
  const times = [];
  for (let i = 0; i < 7; i++) {
    const start = process.hrtime.bigint();
    regexp.exec(path);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return Math.min(...times);
}
// ANCHOR: bad
const bad = (n) => `/sailings/${'a-'.repeat(n)}/x`;   // fits nothing
// ANCHOR_END: bad
const two = '/sailings/:from-:to', three = '/sailings/:from-:via-:to';
console.log(two);
console.log('  0.1.9  ', first(two).source);
console.log('  8.4    ', pathToRegexp(two).regexp.source);
const slow = fastest(first(two), bad(8000)), half = fastest(first(two), bad(4000));
const quick = fastest(second(two), bad(8000));
console.log(`  ${bad(8000).length} characters that fit nothing:`);
console.log('  0.1.9 takes more than 100 times as long as 0.1.12:', slow > 100 * quick);
console.log('  half the length takes a third of the time, or less:', half < slow / 3);
console.log(three);
const again = fastest(second(three), bad(8000)), mended = fastest(third(three), bad(8000));
console.log('  0.1.12 takes more than 100 times as long as 0.1.13:', again > 100 * mended);
if (process.env.TIMES) console.log({ slow, half, quick, again, mended });
