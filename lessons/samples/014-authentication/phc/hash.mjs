import { hash, stale, verify } from './passwords.mjs';

const word = 'gulls over grey water';
const stored = await hash(word);
console.log('Node         ', stored.slice(0, 31), await verify(word, stored),
  await verify('gulls', stored));
const other = await hash(word);
console.log('  equal twice?', stored === other, ' stale?', stale(stored));
