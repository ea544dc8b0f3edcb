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

function segments(target) {
  const [path] = target.split('?');
  try {
    return decodeURIComponent(path).split('/').slice(1);
  } catch {
    return null;
  }
}

function allow(methods) {
  const all = new Set([...methods, 'OPTIONS']);
  if (all.has('GET')) all.add('HEAD');
  return [...all].sort().join(', ');
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
    if (node.routes.has(method)) {
      throw new Error(`${method} ${pattern} is taken`);
    }
    node.routes.set(method, { handler, names });
  }

  // Yields each place that fits, the most specific first.
  function* walk(node, parts, values) {
    steps += 1;
    if (parts.length === 0) {
      if (node.routes.size > 0) yield { routes: node.routes, values };
      return;
    }
    const [first, ...rest] = parts;
    const next = node.fixed.get(first);
    if (next) yield* walk(next, rest, values);
    if (node.hole && first !== '') {
      yield* walk(node.hole, rest, [...values, first]);
    }
  }

  function match(method, target) {
    steps = 0;
    if (!METHODS.has(method)) return { status: 501, steps };
    const parts = segments(target);
    if (!parts) return { status: 400, steps };
    const passed = new Set();
    for (const { routes, values } of walk(root, parts, [])) {
      const route =
        routes.get(method) ?? (method === 'HEAD' && routes.get('GET'));
      if (route) {
        const pairs = route.names.map((name, at) => [name, values[at]]);
        const params = Object.fromEntries(pairs);
        return { status: 200, handler: route.handler, params, steps };
      }
      for (const other of routes.keys()) passed.add(other);
    }
    if (passed.size === 0) return { status: 404, steps };
    const status = method === 'OPTIONS' ? 204 : 405;
    return { status, allow: allow(passed), steps };
  }

  return { add, match };
}
