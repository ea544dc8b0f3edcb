import os

import psycopg

connect = lambda: psycopg.connect(os.environ["DSN"])
with connect() as setup:
    setup.execute("""
        CREATE TABLE bookings (
          id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          reference text NOT NULL UNIQUE)""")

INSERT = "INSERT INTO bookings (reference) VALUES (%s)"


# ANCHOR: code
def plain(db):
    db.execute(INSERT, ["PLAIN1"])

def commits(db):
    db.execute(INSERT, ["COMM1T"])
    db.commit()                            # "respond after commit"

def elsewhere(db):
    with connect() as other:               # a pool, a worker, a thread
        seen = other.execute("SELECT count(*) FROM bookings").fetchone()
        print("  the other connection sees", seen[0], "bookings")
        other.execute(INSERT, ["OTHER1"])
# ANCHOR_END: code


for code in (plain, commits, elsewhere):
    print(code.__name__)
    # ANCHOR: harness
    db = connect()
    db.execute(INSERT, ["F1XTUR"])         # arrange
    code(db)                               # act
    db.rollback()                          # leave no trace
    # ANCHOR_END: harness
    db.close()
    with connect() as after:
        left = [row[0] for row in after.execute("SELECT reference FROM bookings ORDER BY id")]
        print("  left behind:", ", ".join(left) or "nothing")
        after.execute("DELETE FROM bookings")
with connect() as last:
    made = last.execute(INSERT + " RETURNING id", ["AFTER1"]).fetchone()
    print("next id:", made[0])
