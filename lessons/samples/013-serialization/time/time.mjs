// ANCHOR: parse
for (const text of [
  '2026-07-01',
  '2026-07-01T00:00',
  '2026-07-01T00:00Z',
  '2026-07-01T00:00:00+02:00[Europe/Oslo]',
]) {
  const instant = new Date(text);
  const shown = Number.isNaN(instant.valueOf())
    ? 'invalid'
    : instant.toISOString();
  console.log(text.padEnd(40), shown);
}
// ANCHOR_END: parse
