// node:timers: https://nodejs.org/api/timers.html.
import { clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } from 'hornbook:timers';
import promises from 'hornbook:timers_promises';

export { clearImmediate, clearInterval, clearTimeout, promises, setImmediate, setInterval, setTimeout };

export default { clearImmediate, clearInterval, clearTimeout, promises, setImmediate, setInterval, setTimeout };
