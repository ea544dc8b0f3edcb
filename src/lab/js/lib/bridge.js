// Calls from the checks to the work child, and what the checks know without asking.
const waiting = new Map();
const known = [];
let calls = [];
let count = 0;
let data = {};

export function setData(value) {
  data = value ?? {};
}

export function given() {
  return data;
}

export function call(kind, value) {
  return new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, { resolve, reject });
    calls.push({ id, kind, value });
  });
}

export function takeCalls() {
  const taken = calls;
  calls = [];
  return taken;
}

export function isWaiting() {
  return waiting.size > 0;
}

// Settles a call; without an id, all of them.
export function answer(id, result) {
  const ids = id === null ? [...waiting.keys()] : [id];
  for (const each of ids) {
    const { resolve, reject } = waiting.get(each);
    waiting.delete(each);
    if ('Ok' in result) resolve(result.Ok);
    else reject(rebuilt(result.Err));
  }
}

function rebuilt({ name, message, code, stack }) {
  const error = new Error(message);
  if (name) error.name = name;
  if (code) error.code = code;
  if (stack) error.workStack = stack;
  return error;
}

export function remember(name) {
  if (!known.includes(name)) known.push(name);
}

export function takeKnown() {
  return known;
}
