import { hashPassword, verifyPassword } from './auth.js';
import { work } from './kdf.js';
import { sessions } from './store.js';

export const hash = (password) => hashPassword(password);

export const verify = (password, stored) => verifyPassword(password, stored);

// How often slowHash was called so far.
export const worked = () => work.count;

// The keys of the rows in `sessions`.
export const keys = () => [...sessions.keys()];
