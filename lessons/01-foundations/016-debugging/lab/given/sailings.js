export const ports = {
  STV: { code: 'STV', zone: 'Europe/Oslo' },
  KSL: { code: 'KSL', zone: 'Europe/London' },
  HLM: { code: 'HLM', zone: 'Europe/Helsinki' },
};

const rows = (from, to, ...pairs) =>
  pairs.map(([id, departs_at]) => ({ id, from, to, departs_at }));

// As the database has them: instants, in UTC.
export const sailings = [
  ...rows(
    'STV',
    'BRG',
    ['sai_1a7q', '2026-01-15T00:20:00Z'],
    ['sai_8c2m', '2026-06-30T23:20:00Z'],
    ['sai_7f3k', '2026-07-01T06:00:00Z'],
    ['sai_5t9x', '2026-07-01T21:40:00Z'],
    ['sai_4bq2', '2026-07-01T23:20:00Z'],
    ['sai_9w1d', '2026-07-02T06:00:00Z'],
    // the night of 29 March, and the evening after it
    ['sai_m1kd', '2026-03-28T22:30:00Z'],
    ['sai_m2rh', '2026-03-28T23:30:00Z'],
    ['sai_m3vp', '2026-03-29T21:30:00Z'],
    ['sai_m4zs', '2026-03-29T22:30:00Z'],
    // the night of 25 October, and the evening after it
    ['sai_n1fc', '2026-10-24T22:30:00Z'],
    ['sai_n2gw', '2026-10-25T00:30:00Z'],
    ['sai_n3jy', '2026-10-25T01:30:00Z'],
    ['sai_n4lb', '2026-10-25T22:30:00Z'],
    ['sai_n5qt', '2026-10-25T23:30:00Z'],
  ),
  ...rows(
    'KSL',
    'ORK',
    ['sai_k1dn', '2026-01-15T23:30:00Z'],
    ['sai_k2hv', '2026-07-01T22:30:00Z'],
    ['sai_k3pr', '2026-07-01T23:30:00Z'],
  ),
  ...rows(
    'HLM',
    'LND',
    ['sai_h1cx', '2026-01-14T22:30:00Z'],
    ['sai_h2mz', '2026-07-01T20:30:00Z'],
    ['sai_h3ts', '2026-07-01T21:30:00Z'],
  ),
];
