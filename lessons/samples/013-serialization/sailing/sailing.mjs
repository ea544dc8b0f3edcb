const row = {
  id: 'sai_7f3k', departs_at: new Date('2026-07-01T21:40:00Z'),
  price_cents: 4900, currency: 'NOK', note: null, crew_phone: '55 01 02',
};
console.log(JSON.stringify({ departs_at: row.departs_at }));
// ANCHOR: sailing
// choose
const toSailing = (row) => ({
  id: row.id,
  departs_at: row.departs_at.toISOString(),
  price_cents: row.price_cents,
  currency: row.currency,
  note: row.note,
});

// write
const text = JSON.stringify(toSailing(row));

// read
const { departs_at: departsAt, ...rest } = JSON.parse(text);
const sailing = { ...rest, departs_at: new Date(departsAt) };
// ANCHOR_END: sailing
console.log(text);
console.log(sailing.departs_at.valueOf() === row.departs_at.valueOf());
