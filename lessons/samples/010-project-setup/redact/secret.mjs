// ANCHOR: secret
class Secret {
  #value;                                  // hide
  constructor(value) { this.#value = value; }
  toString() { return '[redacted]'; }      // print
  toJSON() { return '[redacted]'; }        // print
  reveal() { return this.#value; }         // reveal
}
// ANCHOR_END: secret
import { inspect } from 'node:util';
const s = { url: new Secret('s3cret') };
console.log(['JavaScript', `${s.url}`, inspect(s), JSON.stringify(s), '-'].join('\t'));
