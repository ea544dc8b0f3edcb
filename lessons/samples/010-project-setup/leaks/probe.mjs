import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// ANCHOR: probe
const how = process.argv[2];
const password = {
  flag: () => process.argv[3].split('=')[1],
  variable: () => process.env.TW_DB_PASSWORD,
  deleted: () => {
    const value = process.env.TW_DB_PASSWORD;
    delete process.env.TW_DB_PASSWORD;
    return value;
  },
  file: () => readFileSync(process.env.TW_DB_PASSWORD_FILE, 'utf8').trim(),
}[how]();

const seen = (text) => (text.includes(password) ? 'seen' : '-');
const look = [
  seen(readFileSync('/proc/self/cmdline', 'utf8')),     // what ps shows
  seen(readFileSync('/proc/self/environ', 'utf8')),     // same user, root
  seen(execFileSync('env', { encoding: 'utf8' })),      // any child
];
// ANCHOR_END: probe
console.log([how, ...look].join('\t'));
