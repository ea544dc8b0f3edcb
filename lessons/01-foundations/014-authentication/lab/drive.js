import { hashPassword, verifyPassword } from './auth.js';
import { work } from './kdf.js';
import { sessions, users } from './store.js';

export const hash = (password) => hashPassword(password);

export const verify = (password, stored) => verifyPassword(password, stored);

// How often slowHash was called so far.
export const worked = () => work.count;

// The keys of the rows in `sessions`.
export const keys = () => [...sessions.keys()];

// Forgets all sessions, as a restart would.
export const forget = () => sessions.clear();

// A passenger of whom `auth.js` has not heard.
export async function enrol(email, password, customer) {
  users.push({
    id: `usr_${email}`,
    email,
    role: 'passenger',
    customer_id: customer,
    password_hash: await hashPassword(password),
  });
}
