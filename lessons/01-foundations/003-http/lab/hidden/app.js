import express from 'express';

const app = express();
app.disable('etag');
app.disable('x-powered-by');

const PORTS = [
  { code: 'STV', name: 'Stavenger Quay' },
  { code: 'BRG', name: 'Bergholm' },
  { code: 'ORK', name: 'Orkney Sound' },
  { code: 'KSL', name: 'Kessel Bay' },
  { code: 'HLM', name: 'Holmgard' },
  { code: 'LND', name: 'Lindholm' },
];
const SAILINGS = [
  {
    id: 'sai_7f3k',
    from: 'STV',
    to: 'HLM',
    departs_at: '2026-07-01T06:30:00Z',
    status: 'scheduled',
  },
  {
    id: 'sai_8b2m',
    from: 'STV',
    to: 'HLM',
    departs_at: '2026-07-01T16:00:00Z',
    status: 'scheduled',
  },
  {
    id: 'sai_2d5p',
    from: 'STV',
    to: 'BRG',
    departs_at: '2026-07-01T07:00:00Z',
    status: 'scheduled',
  },
  {
    id: 'sai_9c4n',
    from: 'HLM',
    to: 'LND',
    departs_at: '2026-07-01T09:15:00Z',
    status: 'scheduled',
  },
];
const TIMETABLE_BYTES = 200_000;
const TIMETABLE = 'Tidewater Ferries, timetable 2026\n'.padEnd(
  TIMETABLE_BYTES,
  'STV 06:30 HLM 09:10\n',
);
const PAUSE = 20;
const LAST = 'XZBCDFGHJK';

const bookings = new Map();
let nextCheckAt = 0;

const problem = (res, status, title) => {
  res.status(status).type('application/problem+json');
  res.json({ title, status });
};

const only =
  (...methods) =>
  (req, res) => {
    const allow = methods.join(', ');
    res.set('Allow', allow);
    if (req.method === 'OPTIONS') return res.status(204).end();
    problem(res, 405, `here you may ${allow}`);
  };

const isJson = (req) =>
  req.is('application/json') || req.is('application/merge-patch+json');

app.use(express.json({ type: isJson }));

app.get('/ports', (req, res) => {
  if (!req.accepts('application/json')) {
    return problem(res, 406, 'the ports can be had as application/json');
  }
  res.set('ETag', '"ports-v7"').json(PORTS);
});
app.all('/ports', only('GET', 'HEAD', 'OPTIONS'));

app.get('/timetable.txt', (req, res) => {
  res.set('Last-Modified', 'Mon, 01 Jun 2026 04:00:00 GMT');
  res.type('text/plain').send(TIMETABLE);
});
app.all('/timetable.txt', only('GET', 'HEAD', 'OPTIONS'));

app.get('/sailings', (req, res) => {
  const { from, to } = req.query;
  res.json(
    SAILINGS.filter(
      (sailing) =>
        (!from || sailing.from === from) && (!to || sailing.to === to),
    ),
  );
});
app.all('/sailings', only('GET', 'HEAD', 'OPTIONS'));

app.get('/sailings/:id/availability', (req, res) => {
  const sailing = SAILINGS.find(({ id }) => id === req.params.id);
  if (!sailing) return problem(res, 404, 'there is no such sailing');
  const now = Date.now();
  const isTooSoon = now < nextCheckAt;
  nextCheckAt = now + PAUSE * 1000;
  if (isTooSoon) {
    res.set('Retry-After', String(PAUSE));
    return problem(res, 429, 'you ask too often');
  }
  res.json({ sailing_id: sailing.id, free_seats: 112 });
});

app.get('/pause', (req, res) => {
  const seconds = Number(req.query.seconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    return problem(res, 400, 'seconds is a whole number from 1 to 3600');
  }
  setTimeout(() => res.json({ paused: seconds }), seconds * 1000);
});

app.post('/bookings', (req, res) => {
  if (!req.is('application/json')) {
    const sent = req.get('Content-Type') ?? 'nothing';
    return problem(
      res,
      415,
      `send application/json; Content-Type says ${sent}`,
    );
  }
  const { sailing_id, passengers } = req.body ?? {};
  if (!SAILINGS.some(({ id }) => id === sailing_id)) {
    return problem(res, 422, 'sailing_id names no sailing');
  }
  if (!Number.isInteger(passengers) || passengers < 1 || passengers > 9) {
    return problem(res, 422, 'passengers is a whole number from 1 to 9');
  }
  const reference = `K7M2P${LAST[bookings.size % LAST.length]}`;
  const booking = { reference, sailing_id, passengers, status: 'held' };
  bookings.set(reference, booking);
  res.status(201).location(`/bookings/${reference}`).json(booking);
});
app.all('/bookings', only('POST', 'OPTIONS'));

app.get('/bookings/:reference', (req, res) => {
  const booking = bookings.get(req.params.reference);
  if (!booking) return problem(res, 404, 'there is no such booking');
  res.json(booking);
});
app.all('/bookings/:reference', only('GET', 'HEAD', 'OPTIONS'));

app.patch('/admin/sailings/:id', (req, res) => {
  const sailing = SAILINGS.find(({ id }) => id === req.params.id);
  if (!sailing) return problem(res, 404, 'there is no such sailing');
  if (!isJson(req)) return problem(res, 415, 'send application/json');
  const { status } = req.body ?? {};
  if (!['scheduled', 'boarding', 'delayed', 'cancelled'].includes(status)) {
    return problem(res, 422, 'status is none that a sailing can have');
  }
  sailing.status = status;
  res.json(sailing);
});
app.all('/admin/sailings/:id', only('PATCH', 'OPTIONS'));

app.use((req, res) => problem(res, 404, 'there is nothing here'));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  problem(res, error.status ?? 500, error.message);
});

export default app;
