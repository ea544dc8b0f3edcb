export const inspect = (value) => { try { return JSON.stringify(value) ?? String(value); } catch { return String(value); } };
export const format = (...args) => args.map((a) => (typeof a === 'string' ? a : inspect(a))).join(' ');
