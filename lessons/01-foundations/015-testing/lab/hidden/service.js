import { priceOf } from './fares.js';
import { take } from './world.js';

const world = take();
const HOUR = 3_600_000;
const PORTS = { STV: 2, HLM: 3 }; // hours ahead of UTC, summer of 2026
const SAILINGS = [
  { id: 'sai_7f3k', from: 'STV', to: 'HLM', departs_at: '2026-07-01T08:00:00Z' },
  { id: 'sai_2m4c', from: 'HLM', to: 'LND', departs_at: '2026-07-01T06:00:00Z' },
  { id: 'sai_9w1d', from: 'HLM', to: 'LND', departs_at: '2026-07-02T06:00:00Z' },
];
const SEATS = 10;
const SPACES = 4;

const problem = (status, name) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: `https://tidewater.example/problems/${name}`, status },
});
const ok = (body) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});
const dayAt = (port, instant) =>
  new Date(instant + PORTS[port] * HOUR).toISOString().slice(0, 10);

function createService(now) {
  const bookings = new Map();
  let count = 0;

  const places = (sailing) => {
    const taken = { seats: 0, spaces: 0 };
    for (const { sailing_id, ages, vehicles, status } of bookings.values()) {
      const isGone = status === 'cancelled' && world.fault !== 'cancel';
      if (sailing_id !== sailing.id || isGone) continue;
      taken.seats += ages.length;
      if (world.fault === 'vehicle') taken.seats += vehicles;
      taken.spaces += vehicles;
    }
    return {
      sailing_id: sailing.id,
      free_seats: SEATS - taken.seats,
      free_vehicles: SPACES - taken.spaces,
    };
  };

  const book = ({ sailing_id, ages, vehicles = 0, total_cents } = {}) => {
    const sailing = SAILINGS.find(({ id }) => id === sailing_id);
    if (!sailing) return problem(422, 'invalid-request');
    if (!Array.isArray(ages) || ages.length === 0) {
      return problem(422, 'invalid-request');
    }
    const { free_seats, free_vehicles } = places(sailing);
    if (free_seats < ages.length || free_vehicles < vehicles) {
      return problem(409, 'sold-out');
    }
    count += 1;
    const isTrusting = world.fault === 'total' && total_cents !== undefined;
    const booking = {
      reference: `TEST${String.fromCharCode(64 + count)}${count + 1}`,
      sailing_id,
      ages: [...ages],
      vehicles,
      total_cents: isTrusting ? total_cents : priceOf({ ages, vehicles }),
      currency: 'EUR',
      status: 'confirmed',
    };
    bookings.set(booking.reference, booking);
    const answer = ok({ ...booking });
    answer.headers.location = `/bookings/${booking.reference}`;
    if (world.fault !== 'status') answer.status = 201;
    return answer;
  };

  const search = (query) => {
    const from = query.get('from');
    const to = query.get('to');
    if (!PORTS[from]) return problem(422, 'invalid-request');
    const today =
      world.fault === 'midnight'
        ? new Date(now).toISOString().slice(0, 10)
        : dayAt(from, now);
    const date = query.get('date') ?? today;
    return ok({
      sailings: SAILINGS.filter(
        (sailing) =>
          sailing.from === from &&
          sailing.to === to &&
          dayAt(from, Date.parse(sailing.departs_at)) === date,
      ).map((sailing) => ({ ...sailing })),
    });
  };

  const answer = (method, target, body) => {
    if (world.fault === 'wreck') {
      return { status: 500, headers: {}, body: {} };
    }
    const [path, query = ''] = target.split('?');
    const [, first, second, third, ...rest] = path.split('/');
    const isDeep = rest.length > 0;
    if (method === 'POST' && path === '/bookings') return book(body);
    if (method === 'GET' && path === '/sailings') {
      return search(new URLSearchParams(query));
    }
    if (first === 'bookings' && !isDeep) {
      const booking = bookings.get(second);
      if (!booking) return problem(404, 'not-found');
      if (method === 'GET' && third === undefined) return ok({ ...booking });
      if (method === 'POST' && third === 'cancel') {
        booking.status = 'cancelled';
        return ok({ ...booking });
      }
    }
    if (method === 'GET' && first === 'sailings' && third === 'availability') {
      const sailing = SAILINGS.find(({ id }) => id === second);
      return sailing ? ok(places(sailing)) : problem(404, 'not-found');
    }
    return problem(404, 'not-found');
  };

  return {
    answer,
    reset: () => {
      bookings.clear();
      count = 0;
    },
  };
}

// A test that drops such a promise ended too early, and is told so. What it
// would have said afterwards must not end the run of all the others.
class Answer extends Promise {
  then(onAnswer, onError) {
    const next = super.then(onAnswer, onError);
    Promise.prototype.then.call(next, undefined, () => {});
    return next;
  }
}

// A service of its own, with an empty book and its clock at `now`.
export function open({ now = '2026-06-01T08:00:00Z' } = {}) {
  const instant = Date.parse(now);
  if (Number.isNaN(instant)) {
    throw new RangeError(`open: "${now}" is not an instant in RFC 3339`);
  }
  const service = createService(instant);
  world.services.push(service);
  const send = (method, target, body) => {
    if (typeof target !== 'string' || !target.startsWith('/')) {
      throw new TypeError(`a path begins with a slash, and this one is ${target}`);
    }
    const sent = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
    world.pending += 1;
    return new Answer((resolve, reject) => {
      setTimeout(() => {
        world.pending -= 1;
        try {
          resolve(service.answer(method, target, sent));
        } catch (error) {
          reject(error);
        }
      }, 5);
    });
  };
  return {
    get: (target) => send('GET', target),
    post: (target, body) => send('POST', target, body),
  };
}
