const problem = (status, title) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ title, status }),
});

export function createApp() {
  const readyHooks = [];
  const closeHooks = [];
  const routes = new Map();
  const inFlight = new Set();
  let phase = 'register';

  async function answer({ method, path }) {
    if (phase !== 'listen') return problem(503, 'the server is closing');
    const handler = routes.get(`${method} ${path}`);
    if (!handler) return problem(404, 'there is nothing here');
    try {
      const value = await handler({ method, path });
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      };
    } catch {
      return problem(500, 'the handler failed');
    }
  }

  return {
    onReady(hook) {
      readyHooks.push(hook);
    },

    onClose(hook) {
      closeHooks.push(hook);
    },

    route(method, path, handler) {
      routes.set(`${method} ${path}`, handler);
    },

    async start(server) {
      for (const hook of readyHooks) await hook();
      phase = 'listen';
      server.listen((request) => {
        const answered = answer(request);
        inFlight.add(answered);
        const done = () => inFlight.delete(answered);
        answered.then(done, done);
        return answered;
      });
    },

    async close() {
      phase = 'drain';
      await Promise.all(inFlight);
      for (const hook of closeHooks) await hook();
      phase = 'stop';
    },
  };
}
