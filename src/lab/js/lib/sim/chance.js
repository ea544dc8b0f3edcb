// Chance for models: the generator sfc32 of Chris Doty-Humphrey's PractRand, which is fast on 32-bit integers, and distributions over it.

export function makeRandom(seed) {
  let a = seed | 0;
  let b = Math.floor(seed / 4294967296) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;

  // A number from 0 to 1, without 1.
  const random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 16; round += 1) random();

  const number = (name, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`random.${name}: ${String(value)} is not a number`);
    return value;
  };

  // A number from low to high, without high.
  random.uniform = (low = 0, high = 1) => number('uniform', low) + (number('uniform', high) - low) * random();

  // A whole number from low to high, both included.
  random.int = (low, high) => {
    const [first, last] = [Math.ceil(number('int', low)), Math.floor(number('int', high))];
    if (last < first) throw new RangeError(`random.int: no whole number is between ${low} and ${high}`);
    return first + Math.floor(random() * (last - first + 1));
  };

  // Box and Muller, 1958: two numbers at a time, the second kept for the next call.
  let spare = null;
  random.normal = (mean = 0, deviation = 1) => {
    let unit = spare;
    if (unit === null) {
      const radius = Math.sqrt(-2 * Math.log(1 - random()));
      const angle = 2 * Math.PI * random();
      unit = radius * Math.cos(angle);
      spare = radius * Math.sin(angle);
    } else {
      spare = null;
    }
    return mean + deviation * unit;
  };

  // Times between events that come by chance, `mean` apart.
  random.exponential = (mean = 1) => -mean * Math.log(1 - random());

  random.pick = (list) => {
    if (list.length === 0) throw new RangeError('random.pick: the list is empty');
    return list[Math.floor(random() * list.length)];
  };
  return Object.freeze(random);
}
