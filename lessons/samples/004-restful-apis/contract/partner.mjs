const url = process.argv[2];
// ANCHOR: sum
const { bookings } = await (await fetch(url)).json();
let meals = 0;
for (const booking of bookings) meals += booking.passengers;
console.log(meals);
// ANCHOR_END: sum
