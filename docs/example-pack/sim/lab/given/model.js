export const parameters = [
  { name: 'arrivals', label: 'Passengers per hour', kind: 'number', min: 5, max: 40, step: 1, default: 15 },
  { name: 'counters', label: 'Counters', kind: 'number', min: 1, max: 6, step: 1, default: 1 },
];

const SERVED = 10;
const PASSENGERS = 20000;

export function run({ arrivals, counters }, random) {
  const free = new Array(counters).fill(0);
  const waits = [];
  let now = 0;
  for (let at = 0; at < PASSENGERS; at += 1) {
    now += random.exponential(60 / arrivals);
    let first = 0;
    for (let counter = 1; counter < counters; counter += 1) if (free[counter] < free[first]) first = counter;
    const start = Math.max(now, free[first]);
    waits.push(start - now);
    free[first] = start + random.exponential(60 / SERVED);
  }
  waits.sort((a, b) => a - b);
  const p95 = waits[Math.floor(waits.length * 0.95)];
  return {
    metrics: {
      p95: { value: p95, unit: 'min', label: '95th percentile of waiting', better: 'lower' },
      load: { value: arrivals / (SERVED * counters), unit: '', label: 'Load' },
    },
    series: [{ name: 'Waiting', kind: 'percentiles', y: waits, unit: 'min' }],
  };
}
