import secrets
import sqlite3
from datetime import datetime, timezone
from pathlib import Path
from uuid import uuid4

CLAIM = (Path(__file__).parent / "../claim.sql").read_text()
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class Refusal(Exception):
    def __init__(self, kind, detail):
        super().__init__(detail)
        self.kind = kind


def new_reference():
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


def quote(db, order):
    sailing = db.execute("SELECT route_id FROM sailings WHERE id = ?",
                         (order.sailing_id,)).fetchone()
    if sailing is None:
        raise Refusal("not-found", "No such sailing.")
    rows = db.execute("SELECT fare_class, price_cents, currency FROM fares "
                      "WHERE route_id = ?", sailing).fetchall()
    fares = {kind: cents for kind, cents, _ in rows}
    prices = [fares[ticket.fare_class] for ticket in order.tickets]
    return prices, rows[0][2]


# ANCHOR: claim
def book(db, order, key):
    prices, currency = quote(db, order)                   # find
    with db:                             # commits, or rolls back
        for _ in range(5):
            values = {"id": f"bok_{uuid4()}", "customer_id": "cus_web",
                      "reference": new_reference(), "key": key,
                      "sailing_id": order.sailing_id,
                      "passengers": len(prices), "total_cents": sum(prices),
                      "currency": currency, "now": now()}
            claim = db.execute(CLAIM, values)             # claim
            if claim.rowcount == 1:
                add_tickets(db, values["id"], order, prices)
                return booking_by(db, "id", values["id"])
            earlier = key and booking_by(db, "idempotency_key", key)
            if earlier:                                   # repeat
                return earlier
            refuse_if_full(db, order)
        raise RuntimeError("five references drawn, all of them taken")
# ANCHOR_END: claim


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


def refuse_if_full(db, order):
    status, free = db.execute("""
        SELECT s.status, v.passenger_capacity - coalesce((
            SELECT sum(b.passengers) FROM bookings b
            WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0)
        FROM sailings s JOIN vessels v ON v.id = s.vessel_id
        WHERE s.id = ?""", (order.sailing_id,)).fetchone()
    if status != "scheduled":
        raise Refusal("booking-closed", f"This sailing is {status}.")
    if free < len(order.tickets):
        raise Refusal("sold-out", f"Seats left: {free}.")


def add_tickets(db, booking_id, order, prices):
    db.executemany("INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)", [
        (f"tic_{uuid4()}", booking_id, t.passenger_name, t.fare_class, cents,
         str(uuid4())) for t, cents in zip(order.tickets, prices)])


def booking_by(db, column, value):
    db.row_factory = sqlite3.Row
    row = db.execute(
        "SELECT id, reference, sailing_id, status, passengers, total_cents, "
        f"currency FROM bookings WHERE {column} = ?", (value,)).fetchone()
    if row is None:
        db.row_factory = None
        return None
    booking = dict(row)
    tickets = db.execute(
        "SELECT passenger_name, fare_class, price_cents FROM tickets "
        "WHERE booking_id = ? ORDER BY rowid", (booking.pop("id"),)).fetchall()
    db.row_factory = None
    return booking | {"tickets": [dict(t) for t in tickets]}
