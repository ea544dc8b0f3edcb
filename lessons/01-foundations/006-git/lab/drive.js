import { createStore } from './store.js';

// Says what an object holds, or what stands in its place.
const contents = (object) =>
  Buffer.isBuffer(object?.bytes) ? object.bytes.toString('hex') : null;

export function blobs(...texts) {
  const store = createStore();
  return texts.map((text) => store.hashObject('blob', text));
}

// The same bytes as two kinds of object.
export function kinds(text) {
  const store = createStore();
  const blob = store.hashObject('blob', text);
  const tree = store.hashObject('tree', text);
  return { blob, tree, count: store.count() };
}

// Equal contents, and then others.
export function twice(text, other) {
  const store = createStore();
  const first = store.hashObject('blob', text);
  const second = store.hashObject('blob', text);
  const count = store.count();
  const later = store.hashObject('blob', other);
  return {
    first,
    second,
    later,
    count,
    countLater: store.count(),
    bytes: contents(store.read(first)),
  };
}

// One tree from entries in several orders, and the entries afterwards.
export function trees(...lists) {
  const store = createStore();
  const ids = lists.map((entries) => store.writeTree(entries));
  return { ids, lists };
}

export function commits(...list) {
  const store = createStore();
  return list.map((about) => {
    const id = store.commit(about);
    return { id, text: store.read(id)?.bytes?.toString() ?? '' };
  });
}

const person = { date: 1793260860, tree: '0'.repeat(40), parents: [] };

// A branch goes forward, then aside; a second one is put beside it.
export function moves() {
  const store = createStore();
  const first = store.commit({ ...person, message: 'First' });
  const next = store.commit({
    ...person,
    parents: [first],
    message: 'Next',
  });
  const before = [first, next].map((id) => contents(store.read(id)));
  const count = store.count();
  const tips = [];
  for (const [name, id] of [
    ['main', first],
    ['main', next],
    ['winter', next],
    ['main', first],
  ]) {
    store.branch(name, id);
    tips.push([store.branch('main'), store.branch('winter')]);
  }
  return {
    first,
    next,
    tips: tips.map((pair) => pair.map((tip) => tip ?? null)),
    count,
    countAfter: store.count(),
    before,
    after: [first, next].map((id) => contents(store.read(id))),
  };
}

// What `git commit --amend` does: a new commit on the old one's parent.
export function amend() {
  const store = createStore();
  const first = store.commit({ ...person, message: 'Timetable' });
  const typo = { ...person, parents: [first], message: 'Add fairs' };
  const old = store.commit(typo);
  store.branch('main', old);
  const fixed = store.commit({ ...typo, message: 'Add fares' });
  store.branch('main', fixed);
  return {
    old,
    fixed,
    main: store.branch('main') ?? null,
    text: store.read(old)?.bytes?.toString() ?? '',
  };
}

// Writes a history and asks for merge bases. A commit is
// [name, minutes, ...names of its parents]; answers come as names.
export function bases(history, ...pairs) {
  const store = createStore();
  const ids = new Map();
  for (const [name, minutes, ...parents] of history) {
    const id = store.commit({
      ...person,
      date: person.date + minutes * 60,
      parents: parents.map((parent) => ids.get(parent)),
      message: name,
    });
    ids.set(name, id);
  }
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return pairs.map(([a, b]) => {
    const base = store.mergeBase(ids.get(a), ids.get(b));
    if (base === undefined) return 'undefined';
    return base === null ? 'null' : (names.get(base) ?? String(base));
  });
}
