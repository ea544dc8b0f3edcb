// SHA-1, for entity tags only: https://www.rfc-editor.org/rfc/rfc3174
const roll = (value, by) => (value << by) | (value >>> (32 - by));

// The digest of bytes, as bytes.
export function sha1(bytes) {
  const { length } = bytes;
  const padded = new Uint8Array(((length + 8) >> 6 << 6) + 64);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    for (let at = 16; at < 80; at += 1) words[at] = roll(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1);
    let [a, b, c, d, e] = state;
    for (let at = 0; at < 80; at += 1) {
      let mixed;
      if (at < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
      else if (at < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
      else if (at < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else mixed = (b ^ c ^ d) + 0xca62c1d6;
      const next = (roll(a, 5) + mixed + e + words[at]) | 0;
      e = d;
      d = c;
      c = roll(b, 30);
      b = a;
      a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
  const digest = new Uint8Array(20);
  const out = new DataView(digest.buffer);
  state.forEach((word, at) => out.setInt32(at * 4, word));
  return digest;
}
