import { load } from './settings.mjs';

const settings = load(process.env);
console.log(`port=${settings.TW_PORT} debug=${settings.TW_DEBUG} hold_minutes=${settings.TW_HOLD_MINUTES}`);
