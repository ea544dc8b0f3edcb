const base = process.argv[2];
const row = [];
for (const status of [301, 302, 303, 307, 308]) {
  // ANCHOR: call
  const response = await fetch(`${base}/${status}`, {
    method: 'POST', body: 'seats=2',
  });
  // ANCHOR_END: call
  row.push(await response.text());
}
console.log(row.join('\t'));
