// ANCHOR: function
export function vehicleCents(lengthCm) {
  throw new Error('not written yet');
}
// ANCHOR_END: function
