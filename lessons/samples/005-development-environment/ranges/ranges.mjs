import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const semver = createRequire(import.meta.url)(process.env.SEMVER);

const versions = readFileSync('versions.txt', 'utf8').trim().split('\n');
// ANCHOR: ask
for (const range of ['^1.2.0', '~1.2.0', '~1.2', '^0.4.2']) {
  const fits = versions.filter((v) => semver.satisfies(v, range));
  console.log('npm      ', range.padEnd(10), fits.join(' '));
}
// ANCHOR_END: ask
