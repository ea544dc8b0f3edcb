// The same body, read by hand and by the URL Standard's own parser.
import { parseForm } from './parse-form.mjs';

// ANCHOR: body
const body = 'note=two+bikes&ticket=adult&ticket=child&promo';
// ANCHOR_END: body
console.log(parseForm(body));
for (const [name, value] of new URLSearchParams(body)) {
  console.log(`${name.padEnd(6)} '${value}'`);
}
