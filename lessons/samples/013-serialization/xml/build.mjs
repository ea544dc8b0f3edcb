// ANCHOR: build
const byHand = (name) => `<passenger name="${name}"/>`;

const ESCAPES = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;',
};
const escaped = (text) => text.replace(/[&<>"']/g, (c) => ESCAPES[c]);
const withCare = (name) => `<passenger name="${escaped(name)}"/>`;
// ANCHOR_END: build
for (const name of process.argv.slice(2)) {
  console.log(byHand(name));
  console.log(withCare(name));
}
