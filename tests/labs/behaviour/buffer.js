// Buffer: bytes, texts and numbers.
import { strictEqual as equal } from 'node:assert/strict';
import { Buffer, isUtf8 } from 'node:buffer';
import { test } from 'node:test';

const hex = (bytes) => Buffer.from(bytes).toString('hex');
const tried = (run) => {
  try {
    return String(run());
  } catch (error) {
    return `${error.name} ${error.code}: ${error.message}`;
  }
};

test('a text becomes utf-8', () => {
  equal(hex(Buffer.from('héllo €😀')), '68c3a96c6c6f20e282acf09f9880');
});

test('utf-8 becomes a text', () => {
  equal(Buffer.from('68c3a96c6c6f', 'hex').toString(), 'héllo');
});

test('wrong utf-8 becomes replacement characters', () => {
  equal(Buffer.from([0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82]).toString(), 'a��(�');
});

test('a lone surrogate becomes a replacement character', () => {
  equal(hex(Buffer.from('a\ud800b')), '61efbfbd62');
});

test('hex ends at what is no hex', () => {
  equal(hex(Buffer.from('0102zz03', 'hex')), '0102');
});

test('half a hex pair is left out', () => {
  equal(hex(Buffer.from('abc', 'hex')), 'ab');
});

test('base64', () => {
  equal(Buffer.from('hello world').toString('base64'), 'aGVsbG8gd29ybGQ=');
});

test('base64 is read', () => {
  equal(Buffer.from('aGVsbG8gd29ybGQ=', 'base64').toString(), 'hello world');
});

test('base64 is read without padding and with spaces', () => {
  equal(Buffer.from('aGVs bG8\n', 'base64').toString(), 'hello');
});

test('base64url has no padding', () => {
  equal(Buffer.from([0xfb, 0xff, 0xfe]).toString('base64url') + Buffer.from('a').toString('base64url'), '-__-YQ');
});

test('base64 reads the url alphabet', () => {
  equal(hex(Buffer.from('-_-_', 'base64')), 'fbffbf');
});

test('latin1 keeps one byte of each character', () => {
  equal(hex(Buffer.from('aé€', 'latin1')), '61e9ac');
});

test('latin1 to text', () => {
  equal(Buffer.from([0xe9, 0x41]).toString('latin1'), 'éA');
});

test('ascii drops the upper bit', () => {
  equal(Buffer.from([0xe9, 0x41]).toString('ascii'), 'iA');
});

test('utf16le', () => {
  equal(hex(Buffer.from('aé', 'utf16le')), '6100e900');
});

test('utf16le to text', () => {
  equal(Buffer.from('6100e900', 'hex').toString('utf16le'), 'aé');
});

test('names of encodings do not mind case', () => {
  equal(Buffer.from('6869', 'HEX').toString('UTF-8'), 'hi');
});

test('an unknown encoding is refused', () => {
  equal(
    tried(() => Buffer.from('a', 'utf7')),
    'TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: utf7',
  );
});

test('isEncoding', () => {
  equal(
    [Buffer.isEncoding('utf8'), Buffer.isEncoding('BINARY'), Buffer.isEncoding('x'), Buffer.isEncoding('')].join(),
    'true,true,false,false',
  );
});

test('from an array takes the low byte', () => {
  equal(hex(Buffer.from([1, 256, 257, -1, '3', 1.9])), '010001ff0301');
});

test('from a Buffer copies', () => {
  equal(
    (() => {
      const a = Buffer.from('a');
      const b = Buffer.from(a);
      b[0] = 98;
      return a.toString();
    })(),
    'a',
  );
});

test('from an ArrayBuffer shares', () => {
  equal(
    (() => {
      const a = new ArrayBuffer(2);
      const b = Buffer.from(a);
      b[1] = 7;
      return new Uint8Array(a).join();
    })(),
    '0,7',
  );
});

test('from an ArrayBuffer with place and length', () => {
  equal(hex(Buffer.from(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2)), '0203');
});

test('from a typed array copies values', () => {
  equal(hex(Buffer.from(new Uint16Array([1, 258]))), '0102');
});

test('from the JSON of a Buffer', () => {
  equal(Buffer.from({ type: 'Buffer', data: [104, 105] }).toString(), 'hi');
});

test('from an object with valueOf', () => {
  equal(Buffer.from(new String('hi')).toString(), 'hi');
});

test('from a number is refused', () => {
  equal(
    tried(() => Buffer.from(5)),
    'TypeError ERR_INVALID_ARG_TYPE: The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (5)',
  );
});

test('from null is refused', () => {
  equal(
    tried(() => Buffer.from(null)),
    'TypeError ERR_INVALID_ARG_TYPE: The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received null',
  );
});

test('from an object is refused', () => {
  equal(
    tried(() => Buffer.from({})),
    'TypeError ERR_INVALID_ARG_TYPE: The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received an instance of Object',
  );
});

test('alloc is zeros', () => {
  equal(hex(Buffer.alloc(3)), '000000');
});

test('alloc fills', () => {
  equal(hex(Buffer.alloc(5, 'ab')), '6162616261');
});

test('alloc fills with a number', () => {
  equal(hex(Buffer.alloc(2, 1)), '0101');
});

test('alloc needs a number', () => {
  equal(
    tried(() => Buffer.alloc('5')),
    'TypeError ERR_INVALID_ARG_TYPE: The "size" argument must be of type number. Received type string (\'5\')',
  );
});

test('alloc needs a size that is not negative', () => {
  equal(
    tried(() => Buffer.alloc(-1)),
    'RangeError ERR_OUT_OF_RANGE: The value of "size" is out of range. It must be >= 0 && <= 9007199254740991. Received -1',
  );
});

test('allocUnsafe has its length', () => {
  equal(Buffer.allocUnsafe(4).length, 4);
});

test('concat joins', () => {
  equal(Buffer.concat([Buffer.from('a'), new Uint8Array([98]), Buffer.from('c')]).toString(), 'abc');
});

test('concat cuts', () => {
  equal(Buffer.concat([Buffer.from('abc'), Buffer.from('def')], 4).toString(), 'abcd');
});

test('concat fills up with zeros', () => {
  equal(hex(Buffer.concat([Buffer.from('a')], 3)), '610000');
});

test('concat needs a list', () => {
  equal(
    tried(() => Buffer.concat('a')),
    'TypeError ERR_INVALID_ARG_TYPE: The "list" argument must be an instance of Array. Received type string (\'a\')',
  );
});

test('concat needs buffers', () => {
  equal(
    tried(() => Buffer.concat(['a'])),
    'TypeError ERR_INVALID_ARG_TYPE: The "list[0]" argument must be an instance of Buffer or Uint8Array. Received type string (\'a\')',
  );
});

test('byteLength counts bytes', () => {
  equal(
    [
      Buffer.byteLength('é€'),
      Buffer.byteLength('aGk=', 'base64'),
      Buffer.byteLength('abcd', 'hex'),
      Buffer.byteLength(new ArrayBuffer(7)),
    ].join(),
    '5,2,2,7',
  );
});

test('byteLength needs a text', () => {
  equal(
    tried(() => Buffer.byteLength(5)),
    'TypeError ERR_INVALID_ARG_TYPE: The "string" argument must be of type string or an instance of Buffer or ArrayBuffer. Received type number (5)',
  );
});

test('isBuffer', () => {
  equal([Buffer.isBuffer(Buffer.alloc(0)), Buffer.isBuffer(new Uint8Array(1))].join(), 'true,false');
});

test('a Buffer is a Uint8Array', () => {
  equal(Buffer.alloc(1) instanceof Uint8Array, true);
});

test('compare orders', () => {
  equal(
    [
      Buffer.compare(Buffer.from('a'), Buffer.from('b')),
      Buffer.from('b').compare(Buffer.from('a')),
      Buffer.compare(Buffer.from('a'), Buffer.from('a')),
      Buffer.compare(Buffer.from('a'), Buffer.from('ab')),
    ].join(),
    '-1,1,0,-1',
  );
});

test('equals', () => {
  equal([Buffer.from('a').equals(Buffer.from('a')), Buffer.from('a').equals(new Uint8Array([98]))].join(), 'true,false');
});

test('equals needs bytes', () => {
  equal(
    tried(() => Buffer.from('a').equals('a')),
    'TypeError ERR_INVALID_ARG_TYPE: The "otherBuffer" argument must be an instance of Buffer or Uint8Array. Received type string (\'a\')',
  );
});

test('toString of a part', () => {
  equal(Buffer.from('hello').toString('utf8', 1, 3), 'el');
});

test('toString of too much', () => {
  equal(Buffer.from('hello').toString('utf8', -5, 99), 'hello');
});

test('slice shares', () => {
  equal(
    (() => {
      const a = Buffer.from('abc');
      a.slice(1)[0] = 120;
      return a.toString();
    })(),
    'axc',
  );
});

test('slice counts from the end', () => {
  equal(Buffer.from('hello').slice(-3, -1).toString(), 'll');
});

test('subarray is a Buffer', () => {
  equal(Buffer.isBuffer(Buffer.from('abc').subarray(1)), true);
});

test('write returns the bytes written', () => {
  equal(
    (() => {
      const b = Buffer.alloc(4);
      return b.write('hello') + b.toString();
    })(),
    '4hell',
  );
});

test('write at a place', () => {
  equal(
    (() => {
      const b = Buffer.alloc(4, '.');
      b.write('ab', 1);
      return b.toString();
    })(),
    '.ab.',
  );
});

test('write of hex', () => {
  equal(
    (() => {
      const b = Buffer.alloc(2);
      return b.write('ffee', 'hex') + hex(b);
    })(),
    '2ffee',
  );
});

test('write leaves half characters out', () => {
  equal(
    (() => {
      const b = Buffer.alloc(3);
      return b.write('a€') + hex(b);
    })(),
    '1610000',
  );
});

test('write past the end is refused', () => {
  equal(
    tried(() => Buffer.alloc(2).write('a', 3)),
    'RangeError ERR_OUT_OF_RANGE: The value of "offset" is out of range. It must be >= 0 && <= 2. Received 3',
  );
});

test('fill repeats', () => {
  equal(Buffer.alloc(5).fill('abc').toString(), 'abcab');
});

test('fill of a part', () => {
  equal(hex(Buffer.alloc(4).fill(255, 1, 3)), '00ffff00');
});

test('copy', () => {
  equal(
    (() => {
      const b = Buffer.alloc(4, '.');
      return Buffer.from('hello').copy(b, 1, 1, 3) + b.toString();
    })(),
    '2.el.',
  );
});

test('copy stops at the end', () => {
  equal(
    (() => {
      const b = Buffer.alloc(2);
      return Buffer.from('hello').copy(b) + b.toString();
    })(),
    '2he',
  );
});

test('indexOf a text', () => {
  equal([Buffer.from('hello').indexOf('l'), Buffer.from('hello').indexOf('l', 3), Buffer.from('hello').indexOf('x')].join(), '2,3,-1');
});

test('indexOf a byte and bytes', () => {
  equal([Buffer.from('hello').indexOf(108), Buffer.from('hello').indexOf(Buffer.from('lo'))].join(), '2,3');
});

test('indexOf from the end', () => {
  equal(Buffer.from('hello').indexOf('l', -2), 3);
});

test('lastIndexOf', () => {
  equal([Buffer.from('hello').lastIndexOf('l'), Buffer.from('hello').lastIndexOf('l', 2)].join(), '3,2');
});

test('includes', () => {
  equal([Buffer.from('hello').includes('ell'), Buffer.from('hello').includes('x')].join(), 'true,false');
});

test('toJSON', () => {
  equal(JSON.stringify(Buffer.from('hi')), '{"type":"Buffer","data":[104,105]}');
});

test('readUInt8 and readInt8', () => {
  equal([Buffer.from([255]).readUInt8(), Buffer.from([255]).readInt8(0)].join(), '255,-1');
});

test('readUInt16', () => {
  equal([Buffer.from([1, 2]).readUInt16LE(0), Buffer.from([1, 2]).readUInt16BE(0)].join(), '513,258');
});

test('readInt32', () => {
  equal([Buffer.from([255, 255, 255, 254]).readInt32BE(), Buffer.from([254, 255, 255, 255]).readInt32LE()].join(), '-2,-2');
});

test('lower-case names are there too', () => {
  equal(Buffer.from([1, 2]).readUint16BE(), 258);
});

test('readBigUInt64', () => {
  equal(String(Buffer.from([0, 0, 0, 0, 0, 0, 1, 0]).readBigUInt64BE()), '256');
});

test('readBigInt64', () => {
  equal(String(Buffer.from('feffffffffffffff', 'hex').readBigInt64LE()), '-2');
});

test('readDouble and readFloat', () => {
  equal([Buffer.from('3ff8000000000000', 'hex').readDoubleBE(), Buffer.from('0000c03f', 'hex').readFloatLE()].join(), '1.5,1.5');
});

test('readUIntBE of three bytes', () => {
  equal(Buffer.from([1, 2, 3]).readUIntBE(0, 3), 66051);
});

test('readIntLE of six bytes', () => {
  equal(Buffer.from('fffffffffffe', 'hex').readIntBE(0, 6), -2);
});

test('writeUInt8', () => {
  equal(
    (() => {
      const b = Buffer.alloc(2);
      return b.writeUInt8(200, 1) + hex(b);
    })(),
    '200c8',
  );
});

test('writeInt16BE', () => {
  equal(
    (() => {
      const b = Buffer.alloc(2);
      b.writeInt16BE(-2);
      return hex(b);
    })(),
    'fffe',
  );
});

test('writeUInt32LE', () => {
  equal(
    (() => {
      const b = Buffer.alloc(4);
      b.writeUInt32LE(0xdeadbeef);
      return hex(b);
    })(),
    'efbeadde',
  );
});

test('writeDoubleLE', () => {
  equal(
    (() => {
      const b = Buffer.alloc(8);
      b.writeDoubleLE(1.5);
      return hex(b);
    })(),
    '000000000000f83f',
  );
});

test('writeFloatBE', () => {
  equal(
    (() => {
      const b = Buffer.alloc(4);
      b.writeFloatBE(0.1);
      return hex(b);
    })(),
    '3dcccccd',
  );
});

test('writeBigInt64BE', () => {
  equal(
    (() => {
      const b = Buffer.alloc(8);
      b.writeBigInt64BE(-2n);
      return hex(b);
    })(),
    'fffffffffffffffe',
  );
});

test('writeIntLE of five bytes', () => {
  equal(
    (() => {
      const b = Buffer.alloc(5);
      b.writeIntLE(-3, 0, 5);
      return hex(b);
    })(),
    'fdffffffff',
  );
});

test('writeUIntBE of three bytes', () => {
  equal(
    (() => {
      const b = Buffer.alloc(3);
      b.writeUIntBE(66051, 0, 3);
      return hex(b);
    })(),
    '010203',
  );
});

test('reading past the end is refused', () => {
  equal(
    tried(() => Buffer.alloc(2).readUInt8(2)),
    'RangeError ERR_OUT_OF_RANGE: The value of "offset" is out of range. It must be >= 0 and <= 1. Received 2',
  );
});

test('reading where too little is left is refused', () => {
  equal(
    tried(() => Buffer.alloc(1).readUInt32LE(0)),
    'RangeError ERR_BUFFER_OUT_OF_BOUNDS: Attempt to access memory outside buffer bounds',
  );
});

test('reading at half a byte is refused', () => {
  equal(
    tried(() => Buffer.alloc(4).readUInt8(1.5)),
    'RangeError ERR_OUT_OF_RANGE: The value of "offset" is out of range. It must be an integer. Received 1.5',
  );
});

test('a place must be a number', () => {
  equal(
    tried(() => Buffer.alloc(4).readUInt8('1')),
    'TypeError ERR_INVALID_ARG_TYPE: The "offset" argument must be of type number. Received type string (\'1\')',
  );
});

test('a value that does not fit is refused', () => {
  equal(
    tried(() => Buffer.alloc(2).writeUInt8(256)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0 and <= 255. Received 256',
  );
});

test('a value that does not fit into two bytes is refused', () => {
  equal(
    tried(() => Buffer.alloc(2).writeInt16LE(40000)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= -32768 and <= 32767. Received 40000',
  );
});

test('a value that does not fit into four bytes is refused', () => {
  equal(
    tried(() => Buffer.alloc(4).writeUInt32LE(2 ** 32)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0 and <= 4294967295. Received 4294967296',
  );
});

test('a signed value that does not fit into four bytes is refused', () => {
  equal(
    tried(() => Buffer.alloc(4).writeInt32LE(2 ** 31)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= -2147483648 and <= 2147483647. Received 2147483648',
  );
});

test('a value that does not fit into six bytes is refused', () => {
  equal(
    tried(() => Buffer.alloc(8).writeUIntBE(2 ** 48, 0, 6)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0 and < 2 ** 48. Received 281_474_976_710_656',
  );
});

test('a big value that does not fit is refused', () => {
  equal(
    tried(() => Buffer.alloc(8).writeBigUInt64LE(-1n)),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received -1n',
  );
});

test('swap16', () => {
  equal(hex(Buffer.from([1, 2, 3, 4]).swap16()), '02010403');
});

test('swap32', () => {
  equal(hex(Buffer.from([1, 2, 3, 4]).swap32()), '04030201');
});

test('swap16 of an odd size is refused', () => {
  equal(
    tried(() => Buffer.alloc(3).swap16()),
    'RangeError ERR_INVALID_BUFFER_SIZE: Buffer size must be a multiple of 16-bits',
  );
});

test('a Buffer can be walked through', () => {
  equal([...Buffer.from('ab').entries()].join(';'), '0,97;1,98');
});

test('map gives a Buffer', () => {
  equal(Buffer.isBuffer(Buffer.from('ab').map((byte) => byte + 1)), true);
});

test('isUtf8', () => {
  equal([isUtf8(Buffer.from('é')), isUtf8(Buffer.from([0xff]))].join(), 'true,false');
});

test('atob and btoa', () => {
  equal(btoa('hi') + atob('aGk='), 'aGk=hi');
});

test('btoa refuses what is no byte', () => {
  equal(tried(() => btoa('€')).split(':')[0], 'InvalidCharacterError 5');
});
