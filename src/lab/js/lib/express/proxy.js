// 'trust proxy': which of the addresses a request came through are believed. https://expressjs.com/en/guide/behind-proxies.html
const ranges = {
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  loopback: ['127.0.0.1/8', '::1/128'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function four(text) {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.map(Number);
}

// The bytes of an address; an IPv4 address written as IPv6 counts as IPv4. null when it is none.
export function bytesOf(text) {
  if (!text.includes(':')) return four(text);
  const last = text.slice(text.lastIndexOf(':') + 1);
  let rest = text;
  if (last.includes('.')) {
    const tail = four(last);
    if (!tail) return null;
    rest = text.slice(0, -last.length) + ((tail[0] << 8) | tail[1]).toString(16) + ':' + ((tail[2] << 8) | tail[3]).toString(16);
  }
  const halves = rest.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = tail === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const bytes = groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isMapped ? bytes.slice(12) : bytes;
}

function range(text) {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const bytes = bytesOf(address);
  if (!bytes) throw new TypeError(`invalid IP address: ${address}`);
  const most = bytes.length * 8;
  let bits = slash < 0 ? most : Number(text.slice(slash + 1));
  const mask = slash < 0 ? null : four(text.slice(slash + 1));
  if (mask) bits = mask.map((byte) => byte.toString(2).padStart(8, '0')).join('').indexOf('0') % 33;
  if (mask && bits < 0) bits = 32;
  if (!Number.isInteger(bits) || bits <= 0 || bits > most) throw new TypeError(`invalid range on address: ${text}`);
  return { bytes, bits };
}

function isWithin(bytes, { bytes: net, bits }) {
  if (bytes.length !== net.length) return false;
  for (let bit = 0; bit < bits; bit += 1) {
    const mask = 128 >> (bit % 8);
    if ((bytes[bit >> 3] & mask) !== (net[bit >> 3] & mask)) return false;
  }
  return true;
}

// The function that the setting names: from an address and its number of hops to whether it is believed.
export function trust(value) {
  if (typeof value === 'function') return value;
  if (value === true) return () => true;
  if (typeof value === 'number') return (address, hop) => hop < value;
  const list = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : (value || []);
  if (!Array.isArray(list)) throw new TypeError('unsupported trust argument');
  const nets = list.flatMap((name) => (Object.hasOwn(ranges, name) ? ranges[name] : [name])).map(range);
  return (address) => {
    const bytes = bytesOf(String(address));
    return bytes !== null && nets.some((net) => isWithin(bytes, net));
  };
}

// The addresses of a request, the nearest first, up to the first that is not believed.
export function addresses(req, believes) {
  const forwarded = (req.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter(Boolean).reverse();
  const all = [req.socket.remoteAddress, ...forwarded];
  const end = all.findIndex((address, hop) => hop < all.length - 1 && !believes(address, hop));
  return end < 0 ? all : all.slice(0, end + 1);
}
