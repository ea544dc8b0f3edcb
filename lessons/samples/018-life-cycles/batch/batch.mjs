// ANCHOR: batch
const BAD = 0.03; // assumed: one change in 33 breaks something
const PER_DAY = 5; // changes that get finished

for (const n of [1, 5, 25, 50]) {
  const allGood = (1 - BAD) ** n;
  const badRelease = 1 - allGood;
  const innocent = (n * (1 - BAD) - n * allGood) / badRelease;
  const wait = (n - 1) / 2 / PER_DAY; // for the batch to fill, mean
  const steps = Math.ceil(Math.log2(n)); // bisecting, lesson 16
  // ANCHOR_END: batch
  console.log(
    `${String(n).padStart(2)} changes` +
      `  waits ${wait.toFixed(1)} days` +
      `  bad ${percent(badRelease)}` +
      `  culprit in ${steps} steps` +
      `  innocent ${innocent.toFixed(0).padStart(2)}`,
  );
}

function percent(share) {
  return `${(100 * share).toFixed(0).padStart(3)} %`;
}
