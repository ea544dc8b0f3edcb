let ticks = 0;
setInterval(() => { ticks += 1; }, 20);       // the other passengers
setTimeout(() => {
  const here = ticks;                         // a breakpoint on this line
  process.exit(here && 0);
}, 300);
