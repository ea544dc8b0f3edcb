"""Deploys release 42 at noon, lets 37 customers book, and goes back to 41."""
import sqlite3

from releases import EXPAND, RENAME, both_book, new_book, old_book, old_find


def fresh():
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT UNIQUE)")
    for n in range(100):
        old_book(db, f"morning{n}@example")
    return db


def attempt(what, *args):
    try:
        what(*args)
        return "works"
    except sqlite3.OperationalError as e:
        return str(e)


def afternoon(db, book):
    for n in range(37):
        book(db, f"afternoon{n}@example")


def kept(db):
    db.row_factory = None
    total = db.execute("SELECT count(*) FROM customers").fetchone()[0]
    return f"{total - 100} of 37"


def report(label, says, customers):
    print(f"{label:<34}{says}")
    if customers:
        print(f"{'':<34}customers of the afternoon: {customers}")


db = fresh()
backup = sqlite3.connect(":memory:", isolation_level=None)
db.backup(backup)
db.execute(RENAME)
print("column renamed")
report("  41 beside 42, at noon", attempt(old_book, db, "late@example"), "")
afternoon(db, new_book)
report("  back to 41, data as it is", attempt(old_find, db, "afternoon0@example"), "")
report("  back to 41, backup restored", attempt(old_find, backup, "afternoon0@example"), kept(backup))

db = fresh()
db.execute(EXPAND)
print("column added")
report("  41 beside 42, at noon", attempt(old_find, db, "morning0@example"), "")
afternoon(db, both_book)
report("  back to 41, data as it is", attempt(old_find, db, "afternoon0@example"), kept(db))
