// Plays the server, without a port. `request` is a passenger who asks.
// An error that nobody catches ends the process, as it would in Node.
export function createServer() {
  let ask = null;
  let hasCrashed = false;

  return {
    listen(answer) {
      ask = answer;
    },

    async request(method, path) {
      if (!ask) return { status: 0, body: 'nobody listens' };
      if (hasCrashed) return { status: 0, body: 'the process has died' };
      try {
        return await ask({ method, path });
      } catch (error) {
        hasCrashed = true;
        return { status: 0, body: `the process died: ${error.message}` };
      }
    },
  };
}
