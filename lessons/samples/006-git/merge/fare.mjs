// ANCHOR: before
export function price(fare, passengers) {
  return fare * passengers;
}
// ANCHOR_END: before
