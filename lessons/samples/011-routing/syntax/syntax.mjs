import express from 'express';
const patterns = [
// ANCHOR: patterns
  '/sailings/:id?',                // an optional part, as in Express 4
  '/sailings{/:id}',               // the same in Express 5
  '/files/*',                      // the rest of the path, as in Express 4
  '/files/*path',
  '/bookings/:ref([A-Z2-9]{6})',   // a regular expression
  '/sailings/:from-:to',           // two parameters in one segment
// ANCHOR_END: patterns
];
for (const pattern of patterns) {
  try {
    express().get(pattern, () => {});
    console.log(pattern.padEnd(29), 'ok');
  } catch (error) {
    console.log(pattern.padEnd(29), 'throws:', error.message.split(/[:;]/)[0]);
  }
}
