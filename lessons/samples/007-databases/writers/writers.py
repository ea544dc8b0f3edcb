"""Two writers at once, in SQLite and in PostgreSQL."""
import sqlite3
import sys

import psycopg

TABLE = "CREATE TABLE sailings (id TEXT PRIMARY KEY, status TEXT)"
ROWS = "INSERT INTO sailings VALUES ('sai_1', 'scheduled'), ('sai_2', 'scheduled')"


def attempt(name, act):
    try:
        print(f"  {name}: {act() or 'done'}")
    except (sqlite3.OperationalError, psycopg.errors.LockNotAvailable) as error:
        print(f"  {name}: {str(error).splitlines()[0]}")


# ANCHOR: play
def play(a, b):
    delay = "UPDATE sailings SET status = 'delayed' WHERE id = "
    read = "SELECT status FROM sailings WHERE id = 'sai_1'"
    a.execute("BEGIN")
    attempt("A delays sai_1", lambda: a.execute(delay + "'sai_1'") and None)
    attempt("B reads  sai_1", lambda: b.execute(read).fetchone()[0])
    attempt("B delays sai_2", lambda: b.execute(delay + "'sai_2'") and None)
    attempt("B delays sai_1", lambda: b.execute(delay + "'sai_1'") and None)
    a.execute("COMMIT")
    attempt("A commits; B reads", lambda: b.execute(read).fetchone()[0])
# ANCHOR_END: play


def sqlite(journal):
    path = f"{sys.argv[1]}/{journal}.db"
    pair = [sqlite3.connect(path, isolation_level=None, timeout=0) for _ in "ab"]
    pair[0].execute(f"PRAGMA journal_mode = {journal}")
    pair[0].execute(TABLE)
    pair[0].execute(ROWS)
    return pair


print("SQLite, WAL")
play(*sqlite("wal"))
print("PostgreSQL")
with psycopg.connect(autocommit=True) as a, psycopg.connect(autocommit=True) as b:
    a.execute(TABLE)
    a.execute(ROWS)
    b.execute("SET lock_timeout = '200ms'")
    play(a, b)
