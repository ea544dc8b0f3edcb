import json
import sys

import psycopg


# ANCHOR: book
def book(db, doc):
    with db.transaction():                       # begin
        db.execute(                              # booking
            "INSERT INTO bookings VALUES (%s, %s, %s, %s, %s)",
            (doc["id"], doc["reference"], doc["sailing_id"],
             doc["total_cents"], doc["currency"]))
        for n, t in enumerate(doc["tickets"]):   # tickets
            db.execute(
                "INSERT INTO tickets VALUES (%s, %s, %s, %s, %s)",
                (f"{doc['id']}_{n}", doc["id"], t["passenger_name"],
                 t["fare_class"], t["price_cents"]))
    # leaving the block: commit, or undo if an exception passes
# ANCHOR_END: book


with psycopg.connect(autocommit=True) as db:
    for doc in json.load(open("../bookings.json")):
        try:
            book(db, doc)
            print("stored ", doc["reference"])
        except psycopg.errors.NotNullViolation as error:
            print("refused", doc["reference"])
            print(error, file=sys.stderr)
    bookings, = db.execute("SELECT count(*) FROM bookings").fetchone()
    tickets, = db.execute("SELECT count(*) FROM tickets").fetchone()
    print(f"now     {bookings} booking, {tickets} tickets")
