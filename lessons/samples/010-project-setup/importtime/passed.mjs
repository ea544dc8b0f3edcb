// ANCHOR: passed
export const makeLimits = ({ maxParty }) => ({
  fits: (party) => party <= maxParty,
});
// ANCHOR_END: passed
