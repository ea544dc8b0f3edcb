// Assumptions, all of them invented for this exercise. Change one in your
// head and ask whether your advice would change.
const TEAM = 4; // people
const HOURS = 6; // hours of work in a day
const DAYS = 120;
const WARM = 10; // days before anything is measured
const FIXED = 0.5; // hours that each slice costs, however small it is
const REVIEW = { alone: 0.15, together: 0.08 }; // of the building time
const TIRING = 5; // days of building that take twice as long to read
const AFRESH = 0.4; // hours to find one's way back into something
const RETURNED = 0.1; // chance per day of building that a review sends it back
const MEND = 0.1; // of the building time, to mend it at once
const FORGOTTEN = 0.06; // and for every day that it has waited
const NAGGED = 5; // days until an unlimited queue is noticed
const URGENT = 0.6; // urgent things a day, by chance; each takes 1 to 4 hours
const STORM = { from: 60, to: 70, times: 3 };
const LIMIT_OFF = 12; // a limit of 12 or more limits nothing

export const parameters = [
  {
    name: 'building',
    label: 'Limit: being built',
    min: 1,
    max: 12,
    step: 1,
    default: 12,
  },
  {
    name: 'review',
    label: 'Limit: in review',
    min: 1,
    max: 12,
    step: 1,
    default: 12,
  },
  {
    name: 'slice',
    label: 'Size of a slice, to build',
    min: 0.5,
    max: 10,
    step: 0.5,
    unit: 'days',
    default: 4,
  },
  {
    name: 'pairing',
    label: 'Review together with the author',
    kind: 'boolean',
    default: false,
  },
  {
    name: 'rota',
    label: 'People kept free for urgent things',
    min: 0,
    max: 2,
    step: 1,
    default: 0,
  },
  {
    name: 'padding',
    label: 'Padding of the estimates',
    min: 0,
    max: 100,
    step: 10,
    unit: '%',
    default: 50,
  },
];

// What comes is drawn before anything is decided, so two runs with different
// settings meet the same slices and the same urgent things.
function drawLuck(random) {
  const slices = Array.from({ length: 1000 }, () => ({
    factor: random.uniform(0.5, 1.5),
    sentBack: random(),
  }));
  const urgent = [];
  for (let day = 0; day < DAYS; ) {
    const isStorm = day >= STORM.from && day < STORM.to;
    day += random.exponential(1 / (URGENT * (isStorm ? STORM.times : 1)));
    urgent.push({ at: day * HOURS, hours: random.uniform(1, 4) });
  }
  return { slices, urgent };
}

// Work that is put down has to be found again.
const putDown = (task) => task && { ...task, left: task.left + AFRESH };

class Team {
  constructor(chosen, luck) {
    this.chosen = chosen;
    this.luck = luck;
    this.hour = 0;
    this.people = Array.from({ length: TEAM }, () => ({ task: null }));
    this.open = []; // slices
    this.finished = [];
    this.urgent = []; // open urgent things
    this.solved = [];
    this.started = 0;
    this.coming = 0;
    this.idle = 0;
    this.flow = []; // one entry a day
  }

  countIn(column) {
    return this.open.filter((slice) => slice.column === column).length;
  }

  isFull(column) {
    const limit = this.chosen[column];
    return limit < LIMIT_OFF && this.countIn(column) >= limit;
  }

  isOnRota(number) {
    const week = Math.floor(this.hour / (5 * HOURS));
    return (number - (week % TEAM) + TEAM) % TEAM < this.chosen.rota;
  }

  build(person) {
    const { factor, sentBack } = this.luck.slices[this.started];
    const days = this.chosen.slice * factor;
    this.started += 1;
    const slice = {
      days,
      sentBack,
      author: person,
      column: 'building',
      at: this.hour,
      since: null,
      isMended: false,
      needs: 'building',
    };
    this.open.push(slice);
    person.task = { kind: 'build', slice, left: FIXED + days * HOURS };
  }

  // The oldest slice that this person may review now.
  findReview(person) {
    const isFree = ({ task }) => !task || task.kind === 'build';
    return this.open
      .filter((slice) => slice.needs === 'review' && slice.author !== person)
      .filter((slice) => !this.chosen.pairing || isFree(slice.author))
      .sort((one, other) => one.at - other.at)[0];
  }

  // A review will find something.
  isFaulty(slice) {
    return slice.sentBack < 1 - (1 - RETURNED) ** slice.days;
  }

  review(person, slice) {
    const share = this.chosen.pairing ? REVIEW.together : REVIEW.alone;
    const again = slice.isMended ? 0.5 : 1;
    const tires = 1 + slice.days / TIRING;
    let left = AFRESH + share * again * tires * slice.days * HOURS;
    const { pairing } = this.chosen;
    if (pairing && this.isFaulty(slice)) left += MEND * slice.days * HOURS;
    slice.needs = null;
    person.task = { kind: 'review', slice, left };
    if (!pairing) return;
    const { author } = slice;
    author.task = { kind: 'together', left, later: putDown(author.task) };
  }

  mend(person, slice) {
    const waited = (this.hour - slice.since) / HOURS;
    const share = MEND + FORGOTTEN * waited;
    slice.needs = null;
    const left = AFRESH + share * slice.days * HOURS;
    person.task = { kind: 'mend', slice, left };
  }

  // What somebody with empty hands does next.
  choose(person, number) {
    const urgent = this.urgent.find(({ isTaken }) => !isTaken);
    if (urgent) {
      urgent.isTaken = true;
      person.task = { kind: 'urgent', urgent, left: urgent.hours, later: null };
      return;
    }
    const own = this.open.find(
      (slice) => slice.author === person && slice.needs === 'mending',
    );
    if (own) {
      this.mend(person, own);
      return;
    }
    const next = this.findReview(person);
    const isNagged = next && this.hour - next.since > NAGGED * HOURS;
    const mayBuild = !this.isFull('building') && !this.isOnRota(number);
    // To start feels like work, to review like a favour.
    if (mayBuild && !isNagged) this.build(person);
    else if (next) this.review(person, next);
    else if (mayBuild) this.build(person);
  }

  // A slice that is built moves on as soon as there is room for it.
  handOver() {
    for (const slice of this.open) {
      if (slice.needs !== 'handing over' || this.isFull('review')) continue;
      slice.column = 'review';
      slice.needs = 'review';
      slice.since = this.hour;
    }
  }

  finish(person) {
    const { kind, slice, urgent, later = null } = person.task;
    person.task = later;
    if (kind === 'build') slice.needs = 'handing over';
    if (kind === 'mend') {
      slice.isMended = true;
      slice.needs = 'review';
      slice.since = this.hour;
    }
    if (kind === 'urgent') {
      this.urgent = this.urgent.filter((other) => other !== urgent);
      const days = (this.hour - urgent.at) / HOURS;
      this.solved.push({ at: urgent.at, days });
    }
    if (kind === 'review') {
      const { pairing } = this.chosen;
      if (!pairing && !slice.isMended && this.isFaulty(slice)) {
        slice.needs = 'mending';
        return;
      }
      this.open = this.open.filter((other) => other !== slice);
      this.finished.push({ ...slice, end: this.hour });
    }
  }

  // With nobody on the rota, all four look up: is it mine?
  disturb() {
    for (const { task } of this.people) if (task) task.left += AFRESH;
  }

  // Whoever is on the rota drops what can wait.
  interrupt(person, number) {
    const urgent = this.urgent.find(({ isTaken }) => !isTaken);
    const { task } = person;
    if (!urgent || !this.isOnRota(number)) return;
    if (task && ['urgent', 'together'].includes(task.kind)) return;
    if (task?.kind === 'review' && this.chosen.pairing) return;
    urgent.isTaken = true;
    const later = putDown(task);
    person.task = { kind: 'urgent', urgent, left: urgent.hours, later };
  }

  work() {
    while (this.luck.urgent[this.coming]?.at <= this.hour) {
      this.urgent.push({ ...this.luck.urgent[this.coming] });
      this.coming += 1;
      if (this.chosen.rota === 0) this.disturb();
    }
    this.handOver();
    this.people.forEach((person, number) => this.interrupt(person, number));
    this.people.forEach((person, number) => {
      if (!person.task) this.choose(person, number);
    });
    this.hour += 0.5;
    const isMeasured = this.hour > WARM * HOURS;
    for (const person of this.people) {
      if (person.task) {
        person.task.left -= 0.5;
        if (person.task.left <= 0) this.finish(person);
      } else if (isMeasured) {
        this.idle += 0.5;
      }
    }
  }

  day() {
    for (let half = 0; half < 2 * HOURS; half += 1) this.work();
    const ages = this.open.map(({ at }) => (this.hour - at) / HOURS);
    this.flow.push({
      building: this.countIn('building'),
      review: this.countIn('review'),
      oldest: Math.max(0, ...ages),
      done: this.finished.length,
      work: this.finished.reduce((sum, { days }) => sum + days, 0),
    });
  }
}

function percentiles(values, shares) {
  const sorted = values.toSorted((one, other) => one - other);
  return shares.map(
    (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0,
  );
}

// On eight Mondays: how much will be out in the next 20 days, judging by the
// last 20? Of 200 trials, the range leaves out the 5 % at each end.
function forecast(flow, padding, random) {
  const daily = flow.map(({ work }, day) => work - (flow[day - 1]?.work ?? 0));
  const mondays = [];
  for (let day = 30; day <= 100; day += 10) {
    const past = daily.slice(day - 20, day);
    const trials = Array.from({ length: 200 }, () => {
      let sum = 0;
      for (let ahead = 0; ahead < 20; ahead += 1) sum += random.pick(past);
      return sum / (1 + padding / 100);
    });
    const came = flow[day + 19].work - flow[day - 1].work;
    const [low, middle, high] = percentiles(trials, [0.05, 0.5, 0.95]);
    mondays.push({ day, low, middle, high, came });
  }
  return mondays;
}

export function run(chosen, random) {
  const team = new Team(chosen, drawLuck(random));
  for (let day = 0; day < DAYS; day += 1) team.day();

  const { flow } = team;
  const isLater = (hour) => hour > WARM * HOURS;
  const days = DAYS - WARM;
  const cycle = team.finished
    .filter(({ end }) => isLater(end))
    .map(({ at, end }) => (end - at) / HOURS);
  const urgent = team.solved
    .filter(({ at }) => isLater(at))
    .map((thing) => thing.days);
  const oldest = flow.slice(WARM).map((day) => day.oldest);

  const mondays = forecast(flow, chosen.padding, random);
  const isTrue = ({ low, high, came }) => low <= came && came <= high;
  const widths = mondays.map(
    ({ low, middle, high }) => (high - low) / Math.max(middle, 1),
  );

  return {
    metrics: {
      cycle: {
        label: 'Cycle time, 85 in 100 within',
        value: percentiles(cycle, [0.85])[0],
        unit: 'days',
        better: 'lower',
      },
      out: {
        label: 'Gets out a day, in days of building',
        value: (flow.at(-1).work - flow[WARM - 1].work) / days,
        unit: '',
        better: 'higher',
      },
      urgent: {
        label: 'Urgent things, 95 in 100 solved within',
        value: percentiles(urgent, [0.95])[0],
        unit: 'days',
        better: 'lower',
      },
      idle: {
        label: 'Idle',
        value: (100 * team.idle) / (days * HOURS * TEAM),
        unit: '%',
        better: 'lower',
      },
      oldest: {
        label: 'The oldest open slice there was',
        value: Math.max(...oldest),
        unit: 'days',
        better: 'lower',
      },
      covered: {
        label: 'Forecasts that came true, of 8',
        value: mondays.filter(isTrue).length,
        unit: '',
        better: 'higher',
      },
      width: {
        label: 'Width of a forecast, of its middle',
        value: (100 * widths.reduce((sum, width) => sum + width)) / 8,
        unit: '%',
        better: 'lower',
      },
    },
    series: [
      {
        name: 'Open: in review, or waiting for it',
        kind: 'line',
        x: flow.map((_, day) => day + 1),
        y: flow.map(({ review }) => review),
        unit: '',
      },
      {
        name: 'Open: being built, or waiting to be handed over',
        kind: 'line',
        x: flow.map((_, day) => day + 1),
        y: flow.map(({ building }) => building),
        unit: '',
      },
    ],
    notes: mondays.map(
      (monday) =>
        `Forecast on day ${monday.day}: ${monday.low.toFixed(0)} to ` +
        `${monday.high.toFixed(0)} days of building in the next 20 days; ` +
        `it was ${monday.came.toFixed(0)}${isTrue(monday) ? '' : ' (missed)'}`,
    ),
  };
}
