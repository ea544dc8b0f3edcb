const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const sail = (booking) => { throw new TypeError(`no sailing ${booking.sailing_id}`); };

// ANCHOR: two
async function awaited(booking) {
  await pause();
  sail(booking);
}
function calledBack(booking, done) {
  setTimeout(() => {
    try { sail(booking); } catch (error) { done(error); }
  }, 1);
}
async function handler(run) {
  await run({ sailing_id: 'sai_0000' });
}
// ANCHOR_END: two
const own = ({ stack }) => stack.split('\n').slice(1)
  .map((line) => line.match(/at (?:async )?(\w+) \(file/)?.[1])
  .filter(Boolean).join(' < ');

await handler(awaited).catch((error) => console.log('awaited:    ', own(error)));
await handler((booking) => new Promise((resolve, reject) => {
  calledBack(booking, reject);
})).catch((error) => console.log('called back:', own(error)));
