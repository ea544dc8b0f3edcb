import { openSync } from 'node:fs';

const manifest = () => openSync('default.json', 'r');    // and never closed
try {
  for (;;) manifest();
} catch ({ code, syscall }) {
  console.log(code, syscall);
}
