// The same body, read by hand and by the URL Standard's own parser.
import { parseForm } from './parse-form.mjs';

const body = 'note=two+bikes&ticket=adult&ticket=child&promo';
console.log(parseForm(body));
for (const [name, value] of new URLSearchParams(body)) {
  console.log(`${name.padEnd(6)} '${value}'`);
}
