import { open, start } from '../debuggers/cdp.mjs';

const { child, url } = await start('--inspect=127.0.0.1:0', 'service.mjs');
const { send, close } = await open(url);
const ready = async () => (await send('Runtime.evaluate',
  { expression: 'globalThis.ready' })).result.value;
while (!(await ready())) await new Promise((go) => setTimeout(go, 20));
// ANCHOR: ask
const ask = async (expression) => {
  const { result } = await send('Runtime.evaluate', { expression });
  console.log(expression.slice(0, 28).padEnd(28), '->', result.value);
};
await ask('process.env.TW_DATABASE_URL');
await ask('process.title = "mine"');
await ask(`process.getBuiltinModule('child_process')
  .execSync('echo hello from sh').toString().trim()`);
// ANCHOR_END: ask
close();
child.kill();
