// ANCHOR: day
const departs = new Date('2026-06-30T22:40:00Z');       // an instant
const wrong = departs.getDate();                        // the server's day
const right = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', timeZone: 'Europe/Oslo',              // the port's day
}).format(departs);
// ANCHOR_END: day
console.log(`TZ=${process.env.TZ.padEnd(20)} server's day ${wrong}, port's day ${right}`);
