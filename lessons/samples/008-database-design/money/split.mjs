// ANCHOR: split
function split(cents, n) {
  const base = Math.trunc(cents / n);      // the share
  const rest = cents % n;                  // what is left over
  return Array.from({ length: n },
    (_, i) => base + (i < rest ? 1 : 0));  // who gets it
}
// ANCHOR_END: split
const sum = (parts) => parts.reduce((a, b) => a + b, 0);
const fares = Math.trunc(19.99 * 100);
console.log('JavaScript', fares, sum(split(1000, 3)), sum(split(-1000, 3)));
