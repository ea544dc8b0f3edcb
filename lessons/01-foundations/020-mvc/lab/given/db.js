import { DatabaseSync } from 'node:sqlite';

const real = new DatabaseSync(':memory:');
real.exec(`
  CREATE TABLE customers (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL
  );
  CREATE TABLE sailings (id TEXT PRIMARY KEY, departs_at TEXT NOT NULL);
  CREATE TABLE bookings (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    sailing_id TEXT NOT NULL REFERENCES sailings (id),
    status TEXT NOT NULL, currency TEXT NOT NULL
  );
  CREATE TABLE tickets (
    id TEXT PRIMARY KEY, booking_id TEXT NOT NULL REFERENCES bookings (id),
    passenger_name TEXT NOT NULL, fare_class TEXT NOT NULL,
    price_cents INTEGER NOT NULL
  );
  CREATE TABLE payments (
    id TEXT PRIMARY KEY, booking_id TEXT NOT NULL REFERENCES bookings (id),
    amount_cents INTEGER NOT NULL, currency TEXT NOT NULL,
    status TEXT NOT NULL
  );
  INSERT INTO sailings VALUES
    ('sai_gone', '2026-06-01T06:40:00Z'),
    ('sai_soon', '2026-06-02T16:40:00Z'),
    ('sai_late', '2026-06-10T16:40:00Z');
`);

// How often a statement has been run: the checks look at this.
export const asked = { times: 0 };

const counted = (statement, method) =>
  (...values) => {
    asked.times += 1;
    return statement[method](...values);
  };

// A database with the one method that is needed here.
export const db = {
  prepare(sql) {
    const statement = real.prepare(sql);
    return {
      get: counted(statement, 'get'),
      all: counted(statement, 'all'),
      run: counted(statement, 'run'),
    };
  },
};

// Runs the work, and takes back what it wrote if it throws.
export function transaction(work) {
  real.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    real.exec('COMMIT');
    return result;
  } catch (error) {
    real.exec('ROLLBACK');
    throw error;
  }
}
