import { take } from './world.js';

const world = take();

export function priceOf({ ages = [], vehicles = 0 }) {
  if (world.fault === 'wreck') return -1;
  const childUnder = world.fault === 'child' ? 13 : 12;
  const persons = ages.reduce(
    (sum, age) => sum + (age < childUnder ? 2900 : 5800),
    0,
  );
  return persons + 7400 * vehicles;
}
