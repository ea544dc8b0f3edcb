// ANCHOR: all
import { createHash } from 'node:crypto';

export function blobId(text) {
  // bytes: what the file holds
  const bytes = Buffer.from(text, 'utf8');
  // header: kind, length in bytes, NUL
  const header = Buffer.from(`blob ${bytes.length}\0`);
  // hash: both, in this order
  return createHash('sha1').update(header).update(bytes).digest('hex');
}
// ANCHOR_END: all
const ship = '\u{1F6A2}\n';
for (const text of ['hello\n', '', 'caf\u00e9\n', ship]) console.log(blobId(text));
console.log(ship.length);
