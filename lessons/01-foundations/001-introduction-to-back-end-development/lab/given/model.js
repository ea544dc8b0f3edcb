// Round trips in ms, as measured; light alone would need about half.
const TRIP = {
  Holmgard: { Holmgard: 5, Stavenger: 40, Kessel: 60 },
  Stavenger: { Holmgard: 40, Stavenger: 1, Kessel: 29 },
  Kessel: { Holmgard: 60, Stavenger: 29, Kessel: 1 },
};
const PLACES = Object.keys(TRIP);

// Round trips of the handshakes before the request can leave.
const HANDSHAKE = {
  new: { names: 20, tcp: 1, tls: 1 },
  resumed: { names: 20, tcp: 1, tls: 0 },
  'HTTP/3': { names: 20, tcp: 0, tls: 1 },
  'kept alive': { names: 0, tcp: 0, tls: 0 },
};

const QUERY_WORK = 1;
const REQUESTS_PER_SECOND = 20;
const REQUESTS = 8000;

export const parameters = [
  {
    name: 'server',
    label: 'Application runs at',
    kind: 'choice',
    options: PLACES,
    default: 'Stavenger',
  },
  {
    name: 'database',
    label: 'Database runs at',
    kind: 'choice',
    options: PLACES,
    default: 'Kessel',
  },
  {
    name: 'connection',
    label: 'Connection',
    kind: 'choice',
    options: Object.keys(HANDSHAKE),
    default: 'new',
  },
  {
    name: 'queries',
    label: 'Queries per request',
    min: 1,
    max: 24,
    step: 1,
    default: 24,
  },
  {
    name: 'asked',
    label: 'Queries are asked',
    kind: 'choice',
    options: ['in turn', 'at once'],
    default: 'in turn',
  },
  {
    name: 'handler',
    label: 'Handler computes',
    min: 20,
    max: 60,
    step: 5,
    unit: 'ms',
    default: 40,
  },
  {
    name: 'workers',
    label: 'Workers',
    min: 1,
    max: 64,
    step: 1,
    default: 21,
  },
];

// Requests arrive by chance; each holds one worker until it is done.
function meanQueue(holds, workers, random) {
  const free = new Array(workers).fill(0);
  let now = 0;
  let waited = 0;
  for (let request = 0; request < REQUESTS; request += 1) {
    now += random.exponential(1000 / REQUESTS_PER_SECOND);
    let first = 0;
    for (let at = 1; at < workers; at += 1) {
      if (free[at] < free[first]) first = at;
    }
    const start = Math.max(now, free[first]);
    waited += start - now;
    free[first] = start + holds;
  }
  return waited / REQUESTS;
}

function costPerMonth({ server, database, connection, handler, workers }) {
  const acrossTheSea = server === database ? 0 : 20;
  const idleConnections = connection === 'kept alive' ? 10 : 0;
  const polish = Math.max(0, 40 - handler) * 5;
  return 30 + workers * 5 + acrossTheSea + idleConnections + polish;
}

export function run(chosen, random) {
  const { server, database, connection, queries, asked } = chosen;
  const wire = TRIP.Holmgard[server];
  const { names, tcp, tls } = HANDSHAKE[connection];
  const rounds = asked === 'in turn' ? queries : 1;
  const query = TRIP[server][database];

  const held = rounds * query + queries * QUERY_WORK + chosen.handler;
  const busy = (REQUESTS_PER_SECOND * held) / 1000 / chosen.workers;
  const bars = {
    'name lookup': names,
    TCP: tcp * wire,
    TLS: tls * wire,
    'worker queue': meanQueue(held, chosen.workers, random),
    handler: chosen.handler,
    'to the database': rounds * query,
    'in the database': queries * QUERY_WORK,
    'request and answer': wire,
  };
  const total = Object.values(bars).reduce((sum, ms) => sum + ms, 0);

  return {
    metrics: {
      total: {
        label: 'She waits',
        value: total,
        unit: 'ms',
        better: 'lower',
      },
      handshakes: {
        label: 'Before the request leaves',
        value: names + (tcp + tls) * wire,
        unit: 'ms',
        better: 'lower',
      },
      database: {
        label: 'To the database and back, in all',
        value: rounds * query,
        unit: 'ms',
        better: 'lower',
      },
      queue: {
        label: 'Waiting for a worker, on average',
        value: bars['worker queue'],
        unit: 'ms',
        better: 'lower',
      },
      busy: { label: 'Workers busy', value: busy * 100, unit: '%' },
      cost: {
        label: 'Cost per month',
        value: costPerMonth(chosen),
        unit: 'EUR',
        better: 'lower',
      },
    },
    series: [
      {
        name: 'Where the time goes',
        kind: 'bars',
        x: Object.keys(bars),
        y: Object.values(bars),
        unit: 'ms',
      },
    ],
    notes:
      busy < 1
        ? []
        : ['More work arrives than these workers can do: the queue grows.'],
  };
}
