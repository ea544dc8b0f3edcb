// What a model declares, and whether what the learner gives fits it.

const KINDS = ['number', 'choice', 'boolean'];

// Why parameters do not fit, with the place in their file.
function wrong(name, message) {
  const pointer = name === '' ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, name: 'Error', message };
}

function mistake(name, message) {
  return new TypeError(`model.js, parameter ${JSON.stringify(name)}: ${message}`);
}

// Reads the model's `parameters`; what is wrong with them is the author's.
export function declared(parameters) {
  if (!Array.isArray(parameters)) throw new TypeError('model.js exports no list of parameters');
  if (parameters.length > 50) throw new TypeError('model.js declares more than 50 parameters');
  const names = new Set();
  return parameters.map((parameter) => {
    const { name, label = name, kind = 'number', min = null, max = null, step = null, unit = '', options = [] } = parameter;
    if (typeof name !== 'string' || name === '') throw new TypeError('model.js: a parameter has no name');
    if (names.has(name)) throw mistake(name, 'is declared twice');
    names.add(name);
    if (!KINDS.includes(kind)) throw mistake(name, `kind is one of ${KINDS.join(', ')}`);
    for (const [key, bound] of Object.entries({ min, max, step })) {
      if (bound !== null && !Number.isFinite(bound)) throw mistake(name, `${key} is no number`);
    }
    if (min !== null && max !== null && min > max) throw mistake(name, 'min is more than max');
    if (step !== null && step <= 0) throw mistake(name, 'step is not more than 0');
    if (kind === 'choice' && (!Array.isArray(options) || options.length === 0)) throw mistake(name, 'a choice has options');
    const read = { name, label: String(label), kind, min, max, step, unit: String(unit), options: [...options], default: parameter.default };
    const problem = misfit(read, read.default);
    if (problem) throw mistake(name, `its default: ${problem}`);
    return read;
  });
}

const shown = (value) => (typeof value === 'string' ? JSON.stringify(value) : String(value));

// Says why a value does not fit a parameter, or null.
function misfit({ kind, min, max, step, unit, options }, value) {
  if (kind === 'boolean') return typeof value === 'boolean' ? null : `${shown(value)} is neither true nor false`;
  if (kind === 'choice') {
    return options.includes(value) ? null : `${shown(value)} is none of ${options.map(shown).join(', ')}`;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${shown(value)} is not a number`;
  const of = unit === '' ? '' : ` ${unit}`;
  if (min !== null && value < min) return `${value} is less than ${min}${of}`;
  if (max !== null && value > max) return `${value} is more than ${max}${of}`;
  if (step !== null) {
    const steps = (value - (min ?? 0)) / step;
    // What a slider reaches by adding is not exact.
    if (Math.abs(steps - Math.round(steps)) > 1e-6) return `${value} is between two steps of ${step}${of}`;
  }
  return null;
}

// The name that was probably meant: the one with the fewest letters to change, when these are few.
function near(name, names) {
  let best = null;
  let least = Math.floor(name.length / 3) + 1;
  for (const known of names) {
    let row = Array.from({ length: known.length + 1 }, (_, index) => index);
    for (let i = 1; i <= name.length && i <= 64; i += 1) {
      const next = [i];
      for (let j = 1; j <= known.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (name[i - 1] === known[j - 1] ? 0 : 1));
      }
      row = next;
    }
    if (row[known.length] < least) [best, least] = [known, row[known.length]];
  }
  return best;
}

// Fills in the defaults and checks every value. Throws what `wrong` makes.
export function complete(declarations, given = {}) {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw wrong('', 'the parameters are an object: {"name": value}');
  const names = declarations.map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const meant = near(name, names);
    throw wrong(name, `the model has no parameter ${shown(name)}${meant === null ? `; it has ${names.join(', ')}` : `; did you mean ${shown(meant)}?`}`);
  }
  const values = {};
  for (const declaration of declarations) {
    const { name } = declaration;
    const value = Object.hasOwn(given, name) ? given[name] : declaration.default;
    const problem = misfit(declaration, value);
    if (problem) throw wrong(name, `${name}: ${problem}`);
    values[name] = value;
  }
  return values;
}
