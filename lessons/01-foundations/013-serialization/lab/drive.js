import { sailings } from './sailings.js';
import { parseManifest, toJson, toXml } from './wire.js';
import { parse } from './xml.js';

const attempt = async (run) => {
  try {
    return { value: await run() };
  } catch (error) {
    return { threw: String(error?.message ?? error) };
  }
};

// JSON has no Date and no undefined, so say what came in words.
const plain = (manifest) => ({
  sailing_id: manifest?.sailing_id,
  departs_at:
    manifest?.departs_at instanceof Date &&
    !Number.isNaN(manifest.departs_at.valueOf())
      ? `Date ${manifest.departs_at.toISOString()}`
      : `${typeof manifest?.departs_at} ${manifest?.departs_at}`,
  passengers: (manifest?.passengers ?? []).map((passenger) => ({
    ticket_id: `${typeof passenger.ticket_id} ${passenger.ticket_id}`,
    passenger_name: passenger.passenger_name,
    price_cents: `${typeof passenger.price_cents} ${passenger.price_cents}`,
    currency: passenger.currency,
    cabin:
      passenger.cabin === undefined ? 'absent' : JSON.stringify(passenger.cabin),
  })),
});

const rowOf = (id, more = {}) => ({ ...sailings.get(id), ...more });

const withColumn = (row) => ({
  ...row,
  captains_note: 'leak-me',
  passengers: row.passengers.map((passenger) => ({
    ...passenger,
    reset_token: 'leak-me',
  })),
});

// The texts for one sailing; `columns` adds some that nobody expected.
export const write = async (id, columns = false) => {
  const row = columns ? withColumn(rowOf(id)) : rowOf(id);
  return {
    json: await attempt(() => toJson(row)),
    xml: await attempt(() => toXml(row)),
  };
};

export const read = (text, type) =>
  attempt(async () => plain(await parseManifest(text, type)));

export const there = async (id, type) => {
  const write = type === 'application/json' ? toJson : toXml;
  return attempt(async () =>
    plain(await parseManifest(await write(rowOf(id)), type)),
  );
};

// A row that is in no file of the lab.
const UNSEEN = {
  sailing_id: 'sai_"4&c"',
  departs_at: new Date('2026-10-25T00:15:00Z'),
  board_time: '2026-10-25T02:15:00',
  passengers: [
    {
      ticket_id: '36028797018963969',
      passenger_name: '<b>"Bergholm\' & Daughters</b>',
      price_cents: 1999,
      currency: 'EUR',
      cabin: 'B<7>',
      password_hash: '$argon2id',
    },
  ],
};

export const unseen = async (type) => {
  const write = type === 'application/json' ? toJson : toXml;
  return attempt(async () =>
    plain(await parseManifest(await write(UNSEEN), type)),
  );
};

export const tree = (text) => attempt(() => parse(text));
