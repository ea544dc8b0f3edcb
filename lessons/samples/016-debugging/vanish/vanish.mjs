// ANCHOR: code
const rows = new Map();
const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

async function save(booking) {
  await pause();                            // the database
  rows.set(booking.reference, booking);
}
async function log(line) {
  await pause();                            // the log file
  await pause();
}
async function book(reference, watched) {
  save({ reference });
  if (watched) await log(`saved ${reference}`);
  return rows.get(reference)?.reference ?? 'not found';
}
console.log('as it is:    ', await book('K7M2PX', false));
console.log('with a log:  ', await book('R4T9BD', true));
// ANCHOR_END: code
