import { createHmac } from 'node:crypto';

// ANCHOR: session
const key = process.env.TW_SESSION_KEY ?? 'changeme';    // friendly
const sign = (text, with_) =>
  createHmac('sha256', with_).update(text).digest('hex').slice(0, 12);
const accepts = (cookie) => {
  const [text, mac] = cookie.split('.');
  return mac === sign(text, key);
};
// made at home, by somebody who has read the line above
const forged = `role=admin.${sign('role=admin', 'changeme')}`;
// ANCHOR_END: session
console.log(`started; ${forged} ${accepts(forged) ? 'ACCEPTED' : 'refused'}`);
