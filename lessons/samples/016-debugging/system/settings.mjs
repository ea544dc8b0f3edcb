import { readFileSync } from 'node:fs';

const read = (name) => {
  try { return JSON.parse(readFileSync(`${name}.json`)); } catch { return {}; }
};
const settings = { ...read('default'), ...read(process.env.NODE_ENV) };
console.log('held for', settings.hold_minutes, 'minutes');
