"""Two buyers, one seat, step by step: what does each database make of it?"""
import sqlite3
import sys

import psycopg

SCHEMA = """
CREATE TABLE sailings (id TEXT PRIMARY KEY, capacity INTEGER NOT NULL);
CREATE TABLE bookings (sailing_id TEXT NOT NULL, passengers INTEGER NOT NULL);
INSERT INTO sailings VALUES ('sai_7f3k', 120);
INSERT INTO bookings VALUES ('sai_7f3k', 119);
"""
# ANCHOR: ways
FREE = """
SELECT s.capacity - (SELECT sum(b.passengers) FROM bookings b)
FROM sailings s WHERE s.id = 'sai_7f3k'"""
INSERT = "INSERT INTO bookings VALUES ('sai_7f3k', 1)"
GUARDED = f"""
INSERT INTO bookings SELECT 'sai_7f3k', 1 WHERE ({FREE}) >= 1"""

def look_then_write(db):           # each in a transaction of its own
    free = db.execute(FREE).fetchone()[0]
    yield f"sees {free} free"
    if free >= 1:
        yield f"inserts {db.execute(INSERT).rowcount} row"

def one_statement(db):
    rows = db.execute(GUARDED).rowcount
    yield f"inserts {rows} row{'' if rows == 1 else 's'}"
# ANCHOR_END: ways


def lock_first(db):
    db.execute("SELECT 1 FROM sailings WHERE id = 'sai_7f3k' FOR UPDATE")
    yield "locks the sailing"
    yield from one_statement(db)


BUSY = (sqlite3.OperationalError, psycopg.errors.LockNotAvailable)


def step(name, db, way):
    try:
        word = next(way, None)
        if word:
            print(f"  {name} {word}")
        return word is not None
    except BUSY as error:
        told = str(error).splitlines()[0]
        print(f"  {name} {told}")
        db.execute("ROLLBACK")
        return None


def play(title, connect, buy):
    print(title)
    a, b = connect(), connect()
    a.execute("BEGIN")
    b.execute("BEGIN")
    buyers = {"A": (a, buy(a)), "B": (b, buy(b))}
    refused = set()
    going = True
    while going:
        going = False
        for name, (db, way) in buyers.items():
            if name not in refused:
                more = step(name, db, way)
                going = going or bool(more)
                if more is None:
                    refused.add(name)
    a.execute("COMMIT")
    if "B" in refused:
        b.execute("BEGIN")
        retry = buy(b)
        while step("B, again:", b, retry):
            pass
    b.execute("COMMIT")
    print("  sold:", a.execute("SELECT sum(passengers) FROM bookings").fetchone()[0],
          "of 120")
    a.close()
    b.close()


def sqlite(number):
    file = f"{sys.argv[1]}/{number}.db"
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(SCHEMA)
    db.close()
    return lambda: sqlite3.connect(file, timeout=0, isolation_level=None)


def postgres():
    with psycopg.connect("", autocommit=True) as db:
        db.execute("DROP TABLE IF EXISTS bookings; DROP TABLE IF EXISTS sailings")
        db.execute(SCHEMA)

    def connect():
        db = psycopg.connect("", autocommit=True)
        db.execute("SET lock_timeout = '200ms'")
        return db
    return connect


play("look, then write; PostgreSQL", postgres(), look_then_write)
play("look, then write; SQLite", sqlite(1), look_then_write)
play("one statement; SQLite", sqlite(2), one_statement)
play("one statement; PostgreSQL", postgres(), one_statement)
play("lock the sailing, then one statement; PostgreSQL", postgres(), lock_first)
