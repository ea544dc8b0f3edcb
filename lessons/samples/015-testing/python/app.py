import sqlite3

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

TYPES = "https://tidewater.example/problems/"
TAKEN = """coalesce((SELECT sum(passengers) FROM bookings
    WHERE sailing_id = sailings.id), 0)"""


class Wish(BaseModel):
    sailing_id: str
    passengers: int


def problem(status, name, title):
    return JSONResponse({"type": TYPES + name, "title": title, "status": status},
        status, media_type="application/problem+json")


def create_app(capacity: int) -> FastAPI:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.row_factory = sqlite3.Row
    db.executescript("""
        CREATE TABLE sailings (id TEXT PRIMARY KEY, capacity INTEGER NOT NULL);
        CREATE TABLE bookings (reference TEXT PRIMARY KEY,
          sailing_id TEXT NOT NULL REFERENCES sailings (id),
          passengers INTEGER NOT NULL, total_cents INTEGER NOT NULL);
    """)
    db.execute("INSERT INTO sailings VALUES ('sai_7f3k', ?)", (capacity,))
    app = FastAPI()

    def find(reference):
        row = db.execute("SELECT * FROM bookings WHERE reference = ?",
            (reference,)).fetchone()
        return row and dict(row)

    @app.post("/bookings", status_code=201)
    def book(wish: Wish, response: Response):
        number = db.execute("SELECT count(*) FROM bookings").fetchone()[0]
        reference = f"TESTR{number + 1}"
        with db:
            made = db.execute(f"""INSERT INTO bookings
                SELECT ?, id, ?, ? FROM sailings
                WHERE id = ? AND capacity - {TAKEN} >= ?""",
                (reference, wish.passengers, 5800 * wish.passengers,
                 wish.sailing_id, wish.passengers)).rowcount
        if not made:
            return problem(409, "sold-out", "Sold out")
        response.headers["Location"] = f"/bookings/{reference}"
        return find(reference)

    @app.get("/bookings/{reference}")
    def booking(reference: str):
        return find(reference) or problem(404, "not-found", "Not found")

    @app.get("/sailings/{id}/availability")
    def availability(id: str):
        row = db.execute(f"""SELECT capacity - {TAKEN} AS free_seats
            FROM sailings WHERE id = ?""", (id,)).fetchone()
        return dict(row) if row else problem(404, "not-found", "Not found")

    @app.get("/boom")
    def boom():
        raise RuntimeError("no vessel")

    return app
