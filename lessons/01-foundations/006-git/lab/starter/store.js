import { createHash } from 'node:crypto';

const WHO = 'Port Staff <staff@tidewater.example>';
const FOLDER = '40000';

// Step 2: mode, space, name, NUL, then the id as 20 bytes.
const treeEntry = ({ mode, name, id }) => Buffer.from(`${mode} ${name}`);

export function createStore() {
  const objects = new Map();

  // Step 1: these three are complete.
  const read = (id) => objects.get(id);
  const count = () => objects.size;

  function parents(id) {
    const [header] = read(id).bytes.toString().split('\n\n');
    return header
      .split('\n')
      .filter((line) => line.startsWith('parent '))
      .map((line) => line.slice('parent '.length));
  }

  // Step 1: the header is wrong.
  function hashObject(kind, contents) {
    const bytes = Buffer.from(contents);
    const header = Buffer.from('object');
    const id = createHash('sha1')
      .update(header)
      .update(bytes)
      .digest('hex');
    objects.set(id, { kind, bytes });
    return id;
  }

  // Step 2: the order is missing.
  function writeTree(entries) {
    return hashObject('tree', Buffer.concat(entries.map(treeEntry)));
  }

  // Step 2: the lines after the first are missing.
  function commit({ tree, parents, date, message }) {
    const lines = [`tree ${tree}`];
    return hashObject('commit', lines.join('\n'));
  }

  // Step 3: a name with one id in it.
  function branch(name, id) {}

  // Step 3: the best common ancestor, or null.
  function mergeBase(a, b) {}

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
