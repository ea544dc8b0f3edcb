// ANCHOR: ask
const flag = (s) => (s ? 'on' : 'off');    // if (process.env.DEBUG)
const count = (s) => Number(s);            // Number(process.env.HOLD)
// ANCHOR_END: ask
const show = (f) => (s) => { try { return String(f(s)); } catch { return 'error'; } };
for (const [name, f] of [['flag', flag], ['count', count]])
  console.log(['JavaScript', name, ...process.argv.slice(2).map(show(f))].join('\t'));
