// ANCHOR: money
const { price } = JSON.parse('{"price":8.35}');
console.log((price * 0.9).toFixed(2));            // ten per cent off
console.log(Math.trunc(4.35 * 100));              // into cents

const { price_cents: cents } = JSON.parse('{"price_cents":835}');
console.log(Math.round((cents * 90) / 100));
// ANCHOR_END: money
