const METHODS = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

const createNode = () => ({
  fixed: new Map(),
  hole: null,
  routes: new Map(),
});

// The segments of a request target, or null if an escape cannot be read.
function segments(target) {
  const [path] = target.split('?');
  return [path];
}

export function createRouter() {
  const root = createNode();
  let steps = 0;

  function add(method, pattern, handler) {
    const names = [];
    let node = root;
    for (const part of pattern.split('/').slice(1)) {
      if (part.startsWith('{')) {
        names.push(part.slice(1, -1));
        node.hole ??= createNode();
        node = node.hole;
      } else {
        if (!node.fixed.has(part)) node.fixed.set(part, createNode());
        node = node.fixed.get(part);
      }
    }
    // Refuse what is taken.
    node.routes.set(method, { handler, names });
  }

  // Yields each place that fits, the most specific first.
  function* walk(node, parts, values) {
    steps += 1;
    if (parts.length === 0) {
      if (node.routes.size > 0) yield { routes: node.routes, values };
      return;
    }
    // The fixed child first, then the hole.
  }

  function match(method, target) {
    steps = 0;
    for (const place of walk(root, segments(target), [])) {
      // Does this place have the method?
    }
    return { steps };
  }

  return { add, match };
}
