// Assumptions, all of them invented for this exercise. Change one in your
// head and ask whether your advice would change.
const TEAM_HOURS = 36; // a day: six people, six hours each
const CHANGES_A_DAY = 5;
const WRITE = 3; // hours, mean, for one change
const REVIEW = 0.7; // hours for each review stage
const CATCHES = [0.35, 0.1, 0.03, 0.01]; // share caught by stage 1 to 4
const CHECK_CATCHES = 0.9; // of the defects in code that has checks
const CHECK_WRITE = 0.9; // hours a change, if all code had checks
const TEST_BY_HAND = 10; // hours a release, if no code had checks
const TEST_CATCHES = 0.3;
const DEFECT = 0.3; // chance that a change has a defect when written
const FIX = { checks: 0.3, review: 0.6, test: 2, escaped: 5 }; // hours
const TOUCHES = 0.03; // share of the bookings that one change touches
const NOTICE = 20; // minutes until somebody sees that a release is bad
const BOOKING_DAY = 600; // minutes

const DAYS = 80;

export const parameters = [
  {
    name: 'batch',
    label: 'Changes per release',
    min: 1,
    max: 60,
    step: 1,
    default: 40,
  },
  {
    name: 'reviews',
    label: 'Review stages',
    min: 0,
    max: 4,
    step: 1,
    default: 3,
  },
  {
    name: 'checks',
    label: 'Code with automated checks',
    min: 0,
    max: 90,
    step: 10,
    unit: '%',
    default: 10,
  },
  {
    name: 'integrate',
    label: 'Days between integrations',
    min: 0.5,
    max: 10,
    step: 0.5,
    default: 5,
  },
  {
    name: 'rollback',
    label: 'Minutes to roll back',
    min: 5,
    max: 240,
    step: 5,
    default: 240,
  },
  {
    name: 'week',
    label: 'Week',
    kind: 'choice',
    options: ['ordinary', 'stormy'],
    default: 'ordinary',
  },
];

// In a storm one in seven hours goes to the port office, and bookings are
// changed at one and a half times the usual rate.
const WEEKS = {
  ordinary: { hours: TEAM_HOURS, bookings: 1 },
  stormy: { hours: (TEAM_HOURS * 6) / 7, bookings: 1.5 },
};

// The luck of one change. It is drawn before anything is decided, so two
// runs with different settings meet the same changes.
function drawChange(random) {
  return {
    gap: random.exponential(1 / CHANGES_A_DAY),
    size: random.uniform(0.5, 1.5),
    defect: random(),
    checks: random(),
    review: CATCHES.map(() => random()),
    test: random(),
    turnaround: CATCHES.map(() => random.exponential(0.3)),
    age: random(),
  };
}

// Where the change's defect is found, if it has one.
function findDefect(luck, { checks, reviews, integrate }) {
  if (luck.defect >= DEFECT + 0.01 * integrate) return null;
  if (luck.checks < (checks / 100) * CHECK_CATCHES) return 'checks';
  for (let stage = 0; stage < reviews; stage += 1) {
    if (luck.review[stage] < CATCHES[stage]) return 'review';
  }
  return luck.test < TEST_CATCHES ? 'test' : 'escaped';
}

export function run(chosen, random) {
  const { batch, reviews, checks, integrate, rollback, week } = chosen;
  const { hours: available, bookings } = WEEKS[week];
  const unchecked = 1 - checks / 100;
  const test = 0.5 + TEST_BY_HAND * unchecked; // hours, once a release
  const merge = 0.15 * integrate ** 1.2; // hours, once a change
  const upkeep = 1.2 / integrate + 10 / rollback; // hours, once a day

  const changes = [];
  let now = 0;
  let backlog = 0; // days of work that lie before the team
  let work = 0;
  let rework = 0;
  let escaped = 0;

  while (now < DAYS) {
    const luck = drawChange(random);
    now += luck.gap;
    backlog = Math.max(0, backlog - luck.gap);
    const found = findDefect(luck, chosen);
    const again = merge + (found ? FIX[found] : 0);
    const hours =
      luck.size * WRITE +
      reviews * REVIEW +
      (checks / 100) * CHECK_WRITE +
      test / batch +
      again +
      upkeep / CHANGES_A_DAY;
    if (found === 'escaped') escaped += 1;
    work += hours;
    rework += again;
    const queue = backlog;
    backlog += hours / available;

    const stages = { writing: 0.5, 'for the team': queue };
    stages['in review'] = 0;
    for (let stage = 0; stage < reviews; stage += 1) {
      stages['in review'] += luck.turnaround[stage] + queue / 2;
    }
    stages['to integrate'] = luck.age * integrate;
    const days = Object.values(stages).reduce((sum, day) => sum + day, 0);
    changes.push({ at: now, ready: now + days, stages, found });
  }

  // Full batches leave; what is left at the end stays at the quay.
  changes.sort((one, other) => one.ready - other.ready);
  const leads = [];
  const harms = [];
  const sums = {};
  for (let at = 0; at + batch <= changes.length; at += batch) {
    const ship = changes.slice(at, at + batch);
    const leaves = ship.at(-1).ready;
    for (const change of ship) {
      change.stages['for the batch'] = leaves - change.ready;
      change.stages['test by hand'] = test / 6;
      leads.push(leaves + test / 6 - change.at);
      for (const [name, days] of Object.entries(change.stages)) {
        sums[name] = (sums[name] ?? 0) + days;
      }
    }
    if (ship.some(({ found }) => found === 'escaped')) {
      const touched = 1 - (1 - TOUCHES) ** batch;
      const minutes = random.exponential(NOTICE) + batch + rollback;
      const innocent = 0.2 * (batch - 1); // hours to send them out again
      harms.push(touched * Math.min(1, (bookings * minutes) / BOOKING_DAY));
      work += innocent;
      rework += innocent;
    }
  }

  const load = work / (now * available);
  const escapes = (100 * escaped) / changes.length;
  return {
    metrics: {
      lead: {
        label: 'Lead time, median',
        value: percentile(leads, 0.5),
        unit: 'days',
        better: 'lower',
      },
      escaped: {
        label: 'Defects that reach passengers, per 100 changes',
        value: escapes,
        unit: '',
        better: 'lower',
      },
      blast: {
        label: "A bad release harms, of the day's bookings",
        value: 100 * percentile(harms, 0.9),
        unit: '%',
        better: 'lower',
      },
      rework: {
        label: 'Rework',
        value: (100 * rework) / work,
        unit: '%',
        better: 'lower',
      },
      load: {
        label: 'Hours asked of the team',
        value: 100 * load,
        unit: '%',
        better: 'lower',
      },
      releases: { label: 'Releases in 80 days', value: leads.length / batch },
    },
    series: [
      {
        name: 'Where the days of a change go, mean',
        kind: 'bars',
        x: Object.keys(sums),
        y: Object.values(sums).map((days) => days / leads.length),
        unit: 'days',
      },
    ],
    notes:
      load < 1
        ? []
        : ['The team is asked for more hours than it has: the queue grows.'],
  };
}

function percentile(values, share) {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
