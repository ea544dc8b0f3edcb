import { createHash } from 'node:crypto';

const WHO = 'Port Staff <staff@tidewater.example>';
const FOLDER = '40000';

const sortKey = ({ mode, name }) =>
  Buffer.from(mode === FOLDER ? `${name}/` : name);

const treeEntry = ({ mode, name, id }) =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);

export function createStore() {
  const objects = new Map();
  const branches = new Map();

  const read = (id) => objects.get(id);
  const count = () => objects.size;

  function parents(id) {
    const [header] = read(id).bytes.toString().split('\n\n');
    return header
      .split('\n')
      .filter((line) => line.startsWith('parent '))
      .map((line) => line.slice('parent '.length));
  }

  function hashObject(kind, contents) {
    const bytes = Buffer.from(contents);
    const header = Buffer.from(`${kind} ${contents.length}\0`);
    const id = createHash('sha1')
      .update(header)
      .update(bytes)
      .digest('hex');
    objects.set(id, { kind, bytes });
    return id;
  }

  function writeTree(entries) {
    const sorted = [...entries].sort((a, b) =>
      Buffer.compare(sortKey(a), sortKey(b)),
    );
    return hashObject('tree', Buffer.concat(sorted.map(treeEntry)));
  }

  function commit({ tree, parents, date, message }) {
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${WHO} ${date} +0000`,
      `committer ${WHO} ${date} +0000`,
      '',
      message,
      '',
    ];
    return hashObject('commit', lines.join('\n'));
  }

  function branch(name, id) {
    if (id !== undefined) branches.set(name, id);
    return branches.get(name);
  }

  function ancestors(id) {
    const seen = new Set([id]);
    for (const known of seen) {
      for (const parent of parents(known)) seen.add(parent);
    }
    return seen;
  }

  function mergeBase(a, b) {
    const ofB = ancestors(b);
    const common = [...ancestors(a)].filter((id) => ofB.has(id));
    const isBest = (id) =>
      common.every((other) => other === id || !ancestors(other).has(id));
    return common.find(isBest) ?? null;
  }

  return {
    read,
    count,
    parents,
    hashObject,
    writeTree,
    commit,
    branch,
    mergeBase,
  };
}
