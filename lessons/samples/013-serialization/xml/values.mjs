import { XMLParser } from 'fast-xml-parser';

// ANCHOR: one
const two = '<manifest><seat>14C</seat><seat>14D</seat></manifest>';
const one = '<manifest><seat>14D</seat></manifest>';
const count = (parser, text) => parser.parse(text).manifest.seat.length;

const plain = new XMLParser();
console.log(count(plain, two), count(plain, one));

const isArray = (name) => name === 'seat';
const told = new XMLParser({ isArray });
console.log(count(told, two), count(told, one));
// ANCHOR_END: one
