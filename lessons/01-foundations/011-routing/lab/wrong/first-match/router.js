const METHODS = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

function segments(target) {
  const [path] = target.split('?');
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function allow(methods) {
  const all = new Set([...methods, 'OPTIONS']);
  if (all.has('GET')) all.add('HEAD');
  return [...all].sort().join(', ');
}

function fit(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  const params = {};
  for (const [at, part] of pattern.entries()) {
    if (part.startsWith('{')) {
      if (parts[at] === '') return null;
      params[part.slice(1, -1)] = parts[at];
    } else if (part !== parts[at]) return null;
  }
  return params;
}

export function createRouter() {
  const routes = [];

  function add(method, pattern, handler) {
    const shape = pattern.replace(/{[^}]*}/g, '{}');
    if (routes.some((r) => r.method === method && r.shape === shape)) {
      throw new Error(`${method} ${pattern} is taken`);
    }
    const parts = pattern.split('/').slice(1);
    routes.push({ method, shape, parts, handler });
  }

  function match(method, target) {
    let steps = 0;
    if (!METHODS.has(method)) return { status: 501, steps };
    const parts = segments(target);
    if (!parts) return { status: 400, steps };
    const passed = new Set();
    let fallback = null;
    for (const route of routes) {
      steps += 1;
      const params = fit(route.parts, parts);
      if (!params) continue;
      const found = { status: 200, handler: route.handler, params, steps };
      if (route.method === method) return found;
      if (method === 'HEAD' && route.method === 'GET') fallback ??= found;
      passed.add(route.method);
    }
    if (fallback) return fallback;
    if (passed.size === 0) return { status: 404, steps };
    const status = method === 'OPTIONS' ? 204 : 405;
    return { status, allow: allow(passed), steps };
  }

  return { add, match };
}
