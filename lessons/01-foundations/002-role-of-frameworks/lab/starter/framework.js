const problem = (status, title) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ title, status }),
});

export function createApp() {
  const readyHooks = [];
  const closeHooks = [];
  const routes = new Map();
  let phase = 'register';

  // Step 2: find the handler for method and path, call it, and answer
  // with what it returns. No such route: problem(404, '…').
  async function answer({ method, path }) {
    return {
      status: 200,
      headers: {},
      body: '',
    };
  }

  return {
    // Step 1: complete. The function is kept; nobody calls it here.
    onReady(hook) {
      readyHooks.push(hook);
    },

    onClose(hook) {
      closeHooks.push(hook);
    },

    // Step 2: keep the handler under its method and path.
    route(method, path, handler) {},

    // Step 1: complete. Here the kept functions are called at last, and
    // the server learns whom to ask. Step 3 adds the freeze.
    async start(server) {
      for (const hook of readyHooks) await hook();
      server.listen(answer);
    },

    // Step 3: take no new requests, finish the old, run the close hooks.
    async close() {},
  };
}
