// ANCHOR: hidden
export const isHeld = (booking) =>
  Date.now() < Date.parse(booking.hold_expires_at);
// ANCHOR_END: hidden
export const sailsOn = (sailing) => {
  const day = new Date(sailing.departs_at);
  return `${day.getDate()}/${day.getMonth() + 1}`;
};
export const free = (sailings) => [...sailings].sort(() => 0);
