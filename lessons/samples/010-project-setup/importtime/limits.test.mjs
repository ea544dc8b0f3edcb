// ANCHOR: test
process.env.TW_MAX_PARTY = '12';
import { fits } from './limits.mjs';

console.log(`max 12, party of 11 fits: ${fits(11)}`);
// ANCHOR_END: test
