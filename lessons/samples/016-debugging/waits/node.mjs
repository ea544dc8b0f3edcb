import { setTimeout as sleep } from 'node:timers/promises';
import { open, start } from '../debuggers/cdp.mjs';

const { child, url } = await start('--inspect-brk=127.0.0.1:0', 'clock.mjs');
const { send, stop, close } = await open(url);
await send('Debugger.enable');
await send('Debugger.setBreakpointByUrl', { urlRegex: 'clock.mjs$', lineNumber: 3 });
const first = stop();
await send('Runtime.runIfWaitingForDebugger');
await first;
const frame = stop();
await send('Debugger.resume');
const { callFrameId } = await frame;
const ticks = async () => (await send('Debugger.evaluateOnCallFrame',
  { callFrameId, expression: 'ticks' })).result.value;
console.log(await ticks());
await sleep(700);
console.log(await ticks());
close();
child.kill();
