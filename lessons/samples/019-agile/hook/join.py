"""The first request that goes through all three."""
import pathlib
import sqlite3

import controller
import repository

BODY = {"sailing_id": "sai_7f3k", "tickets": [{"fare_class": "adult"}]}

db = sqlite3.connect(":memory:")
db.executescript(pathlib.Path("bookings.sql").read_text())
try:
    status, booking = controller.create(
        BODY, lambda row: repository.add(db, row), lambda: "K7M2PX", lambda _: 4900
    )
    print(status, booking)
except sqlite3.Error as error:
    print("500", error)
