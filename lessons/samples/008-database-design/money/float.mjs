// ANCHOR: float
const ten = Array(10).fill(0.10);            // ten supplements
console.log(ten.reduce((a, b) => a + b, 0)); // added up, in euros
console.log(19.99 * 100);                    // a price in cents
console.log((1.005).toFixed(2));             // rounded at the end
// ANCHOR_END: float
const jpy = (currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency })
    .resolvedOptions().maximumFractionDigits;
console.log(['JPY', 'EUR', 'KWD'].map((c) => `${c} ${jpy(c)}`).join(', '));
