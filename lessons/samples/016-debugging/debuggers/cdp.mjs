// A debugger front end for Node in thirty lines: the protocol of the
// inspector, over the WebSocket that Node has built in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export async function open(url) {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map();
  const paused = [];
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    waiting.get(message.id)?.(message.result ?? message.error);
    if (message.method === 'Debugger.paused') {
      paused.shift()?.(message.params.callFrames[0]);
    }
  });
  return {
    send: (method, params = {}) => new Promise((resolve) => {
      waiting.set(++count, resolve);
      socket.send(JSON.stringify({ id: count, method, params }));
    }),
    stop: () => new Promise((resolve) => paused.push(resolve)),
    close: () => socket.close(),
  };
}

export async function start(...args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  let text = '';
  for await (const piece of child.stderr) {
    text += piece;
    const url = text.match(/ws:\S+/);
    if (url) return { child, url: url[0] };
  }
  throw new Error(text);
}
