const base = process.argv[2];
// ANCHOR: post
for (const path of ['/bookings/', '/bookings']) {
  const response = await fetch(base + path, {
    method: 'POST', body: '{"sailing_id":"sai_7f3k"}' });
  console.log(path.padEnd(11), response.status, await response.text());
}
// ANCHOR_END: post
