// One reviewer; pull requests come by chance and take an hour on average.
const HOURS = 5_000_000;

// mulberry32: the same chance on every run.
let state = 19;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const exponential = (mean) => -mean * Math.log(1 - chance());

// ANCHOR: queue
function wait(busy) {
  let now = 0;
  let free = 0; // when the reviewer is next free
  let count = 0;
  let waited = 0;
  while (now < HOURS) {
    now += exponential(1 / busy); // the next pull request arrives
    const start = Math.max(now, free);
    waited += start - now;
    count += 1;
    free = start + exponential(1);
  }
  return waited / count;
}
// ANCHOR_END: queue

for (const busy of [0.5, 0.8, 0.9, 0.95]) {
  const hours = wait(busy).toFixed(1).padStart(5);
  const theory = (busy / (1 - busy)).toFixed(1).padStart(5);
  console.log(`${busy * 100} % busy: waits ${hours} h   theory ${theory} h`);
}
