"""Offers the thirteen statements of rows.sql, each to a fresh database that
holds one good booking (two passengers, paid), and prints who was let in."""
import re
import sqlite3

GOOD = """
INSERT INTO vessels VALUES ('ves_1', 'Aurora', 8);
INSERT INTO sailings VALUES ('sai_7f3k', 'ves_1', '2026-07-01T06:00:00Z');
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_0', 'K7M2PX', 'sai_7f3k', 'confirmed', 2, 11600, 'EUR');
INSERT INTO tickets (id, booking_id, price_cents)
  VALUES ('tic_0', 'bok_0', 5800), ('tic_1', 'bok_0', 5800);
INSERT INTO payments (id, booking_id, amount_cents)
  VALUES ('pay_0', 'bok_0', 11600);
"""
WHY = [  # how the two products word it, shortened
    (r"UNIQUE constraint.*|duplicate key.*", "UNIQUE"),
    (r"NOT NULL constraint.*|null value in.*", "NOT NULL"),
    (r"FOREIGN KEY constraint.*|.*foreign key constraint.*", "REFERENCES"),
    (r"CHECK constraint.*|.*check constraint.*", "CHECK"),
    (r"cannot store.*|invalid input syntax.*|value too long.*", "the type"),
]


def statements():
    text = open("rows.sql", encoding="utf-8").read()
    return re.findall(r"-- (.*)\n((?:.|\n)*?;)\n", text)


def sqlite(schema, statement, foreign_keys):
    db = sqlite3.connect(":memory:", isolation_level=None)
    if foreign_keys:
        db.execute("PRAGMA foreign_keys = ON")
    db.executescript(schema + GOOD)
    try:
        db.execute(statement)
    except sqlite3.Error as error:
        return str(error)
    finally:
        db.close()


def postgres(schema, statement, _):
    import psycopg
    with psycopg.connect("") as db:
        db.execute("CREATE SCHEMA trial; SET search_path = trial;" + schema + GOOD)
        try:
            db.execute(statement)
        except psycopg.Error as error:
            return str(error).splitlines()[0]
        finally:
            db.rollback()


def offer(title, engine, file, foreign_keys=False):
    schema = open(file, encoding="utf-8").read()
    print(title)
    refused = 0
    for what, statement in statements():
        error = engine(schema, statement, foreign_keys)
        if error is None:
            print(f"  accepted  {what}")
            continue
        refused += 1
        why = next((w for p, w in WHY if re.fullmatch(p, error, re.S)), error)
        print(f"  refused   {what:<46} {why}")
    print(f"  refused {refused} of 13\n")


offer("hopeful.sql in SQLite", sqlite, "hopeful.sql")
offer("hopeful.sql in PostgreSQL", postgres, "hopeful.sql")
offer("sqlite.sql in SQLite", sqlite, "sqlite.sql", foreign_keys=True)
offer("postgres.sql in PostgreSQL", postgres, "postgres.sql")
