import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);

// scrypt with N = 2^10, so that the lab is quick. OWASP's minimum is 2^17.
export const SETTINGS = { N: 2 ** 10, r: 8, p: 1 };

export const work = { count: 0 };

// Resolves to 32 bytes. Each call is counted, as a stopwatch would.
export async function slowHash(password, salt) {
  work.count += 1;
  return derive(password, salt, 32, SETTINGS);
}
