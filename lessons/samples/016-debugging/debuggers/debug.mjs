import { open, start } from './cdp.mjs';

const { child, url } = await start('--inspect-brk=127.0.0.1:0', 'revenue.mjs');
const { send, stop, close } = await open(url);
await send('Debugger.enable');
// ANCHOR: break
await send('Debugger.setBreakpointByUrl', {      // break, on a condition
  urlRegex: 'revenue.mjs$', lineNumber: 9,       // counted from 0
  condition: 'booking.total_cents !== 5800 * booking.passengers',
});
// ANCHOR_END: break
const first = stop();
await send('Runtime.runIfWaitingForDebugger');
await first;
// ANCHOR: inspect
const frame = stop();
await send('Debugger.resume');                   // run until it holds
const { callFrameId } = await frame;
for (const expression of ['JSON.stringify(booking)', 'sum']) {
  const { result } = await send('Debugger.evaluateOnCallFrame',
    { callFrameId, expression });                // inspect
  console.log(result.value);
}
await send('Debugger.resume');                   // and go on
// ANCHOR_END: inspect
close();
