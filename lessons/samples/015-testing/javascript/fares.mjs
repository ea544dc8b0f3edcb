// ANCHOR: rule
export function vehicleCents(cm) {
  if (!(cm > 0)) throw new RangeError('a vehicle has a length');
  if (cm <= 600) return 7400;
  return 7400 + 1200 * Math.floor((cm - 600 + 99) / 100);
}
// ANCHOR_END: rule
