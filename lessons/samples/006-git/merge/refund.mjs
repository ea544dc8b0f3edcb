// ANCHOR: refund
import { price } from './fare.mjs';

console.log('refund', price(5800, 2));
// ANCHOR_END: refund
