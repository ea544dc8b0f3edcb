// Four instances and one slow database, second by second. The database answers
// nobody from second 60 to second 120. A failed third probe restarts an instance,
// which takes 40 seconds.
const INSTANCES = 4;
const slow = (t) => t >= 60 && t < 120;

// ANCHOR: storm
const probes = {
  'asks the database': (t) => !slow(t),
  'asks the process': () => true,
};

function run(isAlive) {
  const fleet = Array.from({ length: INSTANCES }, (_, i) => ({
    offset: i * 2, failures: 0, downUntil: 0, restarts: 0, row: '',
  }));
  for (let t = 0; t < 180; t++) {
    for (const one of fleet) {
      const up = t >= one.downUntil;
      if (up && t % 10 === one.offset) {           // every 10 s
        one.failures = isAlive(t) ? 0 : one.failures + 1;
        if (one.failures === 3) {                  // restart
          Object.assign(one, {
            failures: 0, downUntil: t + 40, restarts: one.restarts + 1,
          });
        }
      }
      one.row += t >= one.downUntil ? '#' : '.';
    }
  }
  return fleet;
}
// ANCHOR_END: storm

for (const [name, isAlive] of Object.entries(probes)) {
  const fleet = run(isAlive);
  console.log(`/healthz ${name}`);
  for (const { row } of fleet) {
    console.log('  ' + row.match(/.{5}/g).map((s) => s[0]).join(''));
  }
  let none = 0;
  for (let t = 0; t < 180; t++) {
    if (fleet.every(({ row }) => row[t] === '.')) none += 1;
  }
  const restarts = fleet.reduce((sum, { restarts }) => sum + restarts, 0);
  console.log(`  restarts: ${restarts}   seconds without any instance: ${none}`);
}
console.log('  |           |           |           one mark = 5 s');
console.log('  0           60          120         # = up   . = restarting');
