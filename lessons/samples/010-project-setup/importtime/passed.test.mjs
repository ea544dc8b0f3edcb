import { makeLimits } from './passed.mjs';

// ANCHOR: test
for (const maxParty of [9, 12]) {
  const { fits } = makeLimits({ maxParty });
  console.log(`max ${maxParty}, party of 11 fits: ${fits(11)}`);
}
// ANCHOR_END: test
