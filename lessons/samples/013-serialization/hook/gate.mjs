// ANCHOR: gate
const aboard = new Map([
  ['9007199254740992', 'seat 14C, aboard since 17:55'],
  ['9007199254740993', 'seat 14D'],
]);

export function scan(body) {
  const { ticket } = JSON.parse(body);
  return `${ticket}: ${aboard.get(String(ticket)) ?? 'unknown'}`;
}
// ANCHOR_END: gate

console.log('sent      {"ticket":9007199254740993}');
console.log('answered ', scan('{"ticket":9007199254740993}'));
