"""The same 60,000 tickets flat and split: pages of 4096 bytes that each
question has to read, counted by SQLite itself (dbstat)."""
import sqlite3

db = sqlite3.connect(":memory:", isolation_level=None)
db.executescript("""
CREATE TABLE vessels (id TEXT PRIMARY KEY, name TEXT, seats INTEGER);
CREATE TABLE sailings (id TEXT PRIMARY KEY, vessel_id TEXT, departs_at TEXT);
CREATE TABLE bookings (id TEXT PRIMARY KEY, reference TEXT, email TEXT,
  sailing_id TEXT);
CREATE TABLE tickets (id TEXT PRIMARY KEY, booking_id TEXT, cents INTEGER);
CREATE TABLE sheet (reference, ticket_no, cents, email, sailing_id,
  departs_at, vessel, seats, PRIMARY KEY (reference, ticket_no));
""")
db.execute("BEGIN")
for v in range(4):
    db.execute("INSERT INTO vessels VALUES (?, ?, ?)",
               (f"ves_{v}", f"Vessel no. {v}", 300))
for s in range(200):
    db.execute("INSERT INTO sailings VALUES (?, ?, ?)",
               (f"sai_{s:04}", f"ves_{s % 4}",
                f"2026-07-{s // 8 + 1:02}T{s % 8 * 2 + 6:02}:00:00Z"))
for b in range(30000):
    reference, sailing = f"{b:06}", f"sai_{b % 200:04}"
    email = f"customer-{b % 9000}@tidewater.example"
    db.execute("INSERT INTO bookings VALUES (?, ?, ?, ?)",
               (f"bok_{b}", reference, email, sailing))
    for t in range(2):
        db.execute("INSERT INTO tickets VALUES (?, ?, 5800)",
                   (f"tic_{b}_{t}", f"bok_{b}"))
        db.execute("""INSERT INTO sheet SELECT ?, ?, 5800, ?, s.id,
                      s.departs_at, v.name, v.seats FROM sailings s
                      JOIN vessels v ON v.id = s.vessel_id WHERE s.id = ?""",
                   (reference, t, email, sailing))
db.execute("COMMIT")


def pages(*tables):
    marks = ",".join("?" * len(tables))
    return db.execute(f"SELECT sum(pageno > 0) FROM dbstat "
                      f"WHERE name IN ({marks})", tables).fetchone()[0]


print("pages to read, if each named table is read whole")
for question, split in [
    ("money taken in all", ["tickets"]),
    ("money per vessel", ["tickets", "bookings", "sailings", "vessels"]),
    ("the timetable", ["sailings", "vessels"]),
]:
    print(f"  {question:<20} sheet {pages('sheet'):5}   split {pages(*split):5}")
