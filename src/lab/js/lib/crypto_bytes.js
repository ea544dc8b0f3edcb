// What the functions of node:crypto take as bytes, and how they give bytes back.
import { Buffer } from 'hornbook:buffer';
import { invalidArgType, outOfRange } from 'hornbook:errors';
import { isAnyArrayBuffer } from 'hornbook:types';
import { setImmediate } from 'hornbook:timers';

const DATA = ['string', 'Buffer', 'TypedArray', 'DataView'];
const ANY = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

// The bytes of a view as an array of the plain kind, without a copy.
export const plain = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

// A text in an encoding; an encoding that nobody knows is UTF-8, as in Node.
export function ofText(text, encoding) {
  const name = Buffer.isEncoding(encoding) ? String(encoding).toLowerCase() : 'utf8';
  if (name === 'utf8' || name === 'utf-8') return text.toWellFormed();
  return plain(Buffer.from(text, name));
}

// A text or a view.
export function data(value, name, encoding) {
  if (typeof value === 'string') return ofText(value, encoding);
  if (ArrayBuffer.isView(value)) return plain(value);
  throw invalidArgType(name, DATA, value);
}

// A text, a view or a buffer.
export function bytes(value, name, expected = ANY, encoding = undefined) {
  if (typeof value === 'string') return ofText(value, encoding);
  if (ArrayBuffer.isView(value)) return plain(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw invalidArgType(name, expected, value);
}

export const buffer = (made) => Buffer.from(made.buffer, made.byteOffset, made.byteLength);

// Bytes in an encoding; without one, or with one that nobody knows, a Buffer.
export function encoded(made, encoding) {
  const whole = buffer(made);
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? whole.toString(encoding) : whole;
}

export function needInteger(value, name, least = 0, most = 2147483647) {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < least || value > most) throw outOfRange(name, `>= ${least} && <= ${most}`, value);
}

// Calls back after what is running, with what `compute` returns or throws.
export function later(callback, compute) {
  let made;
  let error = null;
  try {
    made = compute();
  } catch (thrown) {
    error = thrown;
  }
  setImmediate(() => (error ? callback(error) : callback(null, made)));
}
