// The reading and writing of numbers in a Buffer: https://nodejs.org/api/buffer.html#bufreadint8offset and what follows there.
import { invalidArgType, outOfRange, withCode } from 'hornbook:errors';

function place(buffer, offset, size) {
  if (typeof offset !== 'number') throw invalidArgType('offset', 'number', offset);
  if (!Number.isInteger(offset)) throw outOfRange('offset', 'an integer', offset);
  const most = buffer.length - size;
  if (most < 0) throw withCode(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
  if (offset < 0 || offset > most) throw outOfRange('offset', `>= 0 and <= ${most}`, offset);
  return new DataView(buffer.buffer, buffer.byteOffset + offset, size);
}

function range(value, size, signed) {
  const bits = size * 8;
  const [low, high] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  if (value <= high && value >= low) return;
  if (size <= 4) throw outOfRange('value', `>= ${low} and <= ${high}`, value);
  if (signed) throw outOfRange('value', `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}`, value);
  throw outOfRange('value', `>= 0 and < 2 ** ${bits}`, value);
}

function needSize(size) {
  if (typeof size !== 'number') throw invalidArgType('byteLength', 'number', size);
  if (!Number.isInteger(size)) throw outOfRange('byteLength', 'an integer', size);
  if (size < 1 || size > 6) throw outOfRange('byteLength', '>= 1 and <= 6', size);
}

const methods = {};

// Numbers that a DataView knows.
const fixed = [
  ['Int8', 1, true],
  ['UInt8', 1, false],
  ['Int16', 2, true],
  ['UInt16', 2, false],
  ['Int32', 4, true],
  ['UInt32', 4, false],
];
for (const [name, size, signed] of fixed) {
  const method = name.replace('UInt', 'Uint');
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    methods[`read${name}${order}`] = function (offset = 0) {
      return place(this, offset, size)[`get${method}`](0, order === 'LE');
    };
    methods[`write${name}${order}`] = function (value, offset = 0) {
      const number = Number(value);
      range(number, size, signed);
      place(this, offset, size)[`set${method}`](0, number, order === 'LE');
      return offset + size;
    };
  }
}
for (const [name, method, size] of [
  ['Float', 'Float32', 4],
  ['Double', 'Float64', 8],
]) {
  for (const order of ['LE', 'BE']) {
    methods[`read${name}${order}`] = function (offset = 0) {
      return place(this, offset, size)[`get${method}`](0, order === 'LE');
    };
    methods[`write${name}${order}`] = function (value, offset = 0) {
      place(this, offset, size)[`set${method}`](0, Number(value), order === 'LE');
      return offset + size;
    };
  }
}
for (const signed of [true, false]) {
  const [low, high] = signed ? [-(2n ** 63n), 2n ** 63n - 1n] : [0n, 2n ** 64n - 1n];
  const method = signed ? 'BigInt64' : 'BigUint64';
  for (const order of ['LE', 'BE']) {
    methods[`read${method.replace('Uint', 'UInt')}${order}`] = function (offset = 0) {
      return place(this, offset, 8)[`get${method}`](0, order === 'LE');
    };
    methods[`write${method.replace('Uint', 'UInt')}${order}`] = function (value, offset = 0) {
      if (typeof value !== 'bigint') throw invalidArgType('value', 'bigint', value);
      if (value < low || value > high)
        throw outOfRange('value', signed ? '>= -(2n ** 63n) and < 2n ** 63n' : '>= 0n and < 2n ** 64n', value);
      place(this, offset, 8)[`set${method}`](0, value, order === 'LE');
      return offset + 8;
    };
  }
}

// Numbers of one to six bytes.
for (const signed of [true, false]) {
  for (const order of ['LE', 'BE']) {
    const name = `${signed ? 'Int' : 'UInt'}${order}`;
    methods[`read${name}`] = function (offset, size) {
      if (offset === undefined) throw invalidArgType('offset', 'number', offset);
      needSize(size);
      const bytes = place(this, offset, size);
      let number = 0;
      for (let at = 0; at < size; at += 1) number = number * 256 + bytes.getUint8(order === 'BE' ? at : size - 1 - at);
      return signed && number >= 2 ** (size * 8 - 1) ? number - 2 ** (size * 8) : number;
    };
    methods[`write${name}`] = function (value, offset, size) {
      needSize(size);
      let number = Number(value);
      range(number, size, signed);
      const bytes = place(this, offset, size);
      if (number < 0) number += 2 ** (size * 8);
      number = Math.trunc(number);
      for (let at = 0; at < size; at += 1) {
        bytes.setUint8(order === 'LE' ? at : size - 1 - at, number % 256);
        number = Math.floor(number / 256);
      }
      return offset + size;
    };
  }
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(methods[name], 'name', { value: name });
  if (name.includes('UInt')) methods[name.replace('UInt', 'Uint')] = methods[name];
}

export default methods;
