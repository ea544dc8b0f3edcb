// Two ports sell the last seat of one sailing. Time is simulated, in ms.
const LINK = 40;                 // one way between the two ports
const HEALED = 2 * 60 * 60 * 1000; // a cut link is mended two hours later

function run(policy, { cut, gap }) {
  const events = [];
  const at = (time, act) => events.push({ time, act });
  const site = { stv: { left: 1 }, hlm: { left: 1 } };
  const answers = [];
  let sold = 0, agree = 0;
  const answer = (asked, now, text) => answers.push(`${text}, ${now - asked} ms`);
  const arrives = (now) => (cut ? Math.max(now, HEALED) : now) + LINK;

  // ANCHOR: policies
  const sell = {
    // a copy may answer for itself, and tells the other afterwards
    available(here, other, now) {
      if (site[here].left < 1) return answer(now, now, 'sold out');
      site[here].left--; sold++;
      at(arrives(now), (then) => { site[other].left--; agree = then; });
      answer(now, now, 'sold');
    },
    // one copy, at Stavenger Quay, decides; Holmgard has to ask
    consistent(here, other, now) {
      if (here === 'hlm' && cut)
        return answer(now, now + 1000, '503');         // gave up waiting
      const seen = here === 'hlm' ? now + LINK : now;  // when it decides
      at(seen, () => {
        const done = here === 'hlm' ? seen + LINK : seen;
        if (site.stv.left < 1) return answer(now, done, 'sold out');
        site.stv.left--; sold++;
        answer(now, done, 'sold');
      });
    },
  };
  // ANCHOR_END: policies

  at(0, () => sell[policy]('stv', 'hlm', 0));
  at(gap, () => sell[policy]('hlm', 'stv', gap));
  while (events.length) {
    events.sort((a, b) => a.time - b.time);
    const { time, act } = events.shift();
    act(time);
  }
  return { answers, sold, agree, left: site.stv.left };
}

const SCENES = [
  ['link up, 60 s apart', { cut: false, gap: 60_000 }],
  ['link up, 5 ms apart', { cut: false, gap: 5 }],
  ['link cut, 60 s apart', { cut: true, gap: 60_000 }],
];
for (const policy of ['consistent', 'available']) {
  console.log(policy);
  for (const [name, scene] of SCENES) {
    const { answers: [first, second], sold, agree, left } = run(policy, scene);
    console.log(`  ${name.padEnd(21)} STV ${first}, HLM ${second}: ${sold} sold`);
    if (agree) console.log(`${' '.repeat(24)}copies agree after ${agree} ms: ${left} left`);
  }
}
