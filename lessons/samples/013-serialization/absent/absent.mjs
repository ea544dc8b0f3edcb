// ANCHOR: write
const found = undefined;
console.log(JSON.stringify({ note: found }));        // a member
console.log(JSON.stringify({ note: null }));
console.log(JSON.stringify([1, found, 3]));          // an element
console.log(JSON.stringify({ seats: NaN }));
// ANCHOR_END: write
try { JSON.stringify({ id: 9007199254740993n }); } catch (error) {
  console.log(error.message);
}
