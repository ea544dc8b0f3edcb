import os
import sqlite3
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import portcodes


# ANCHOR: board
def next_departure(db):
    home = portcodes.list()[0]
    rows = db.execute(
        "SELECT departs_at FROM sailings WHERE origin = ? ORDER BY 1",
        [home],
    ).fetchall()
    departs = datetime.fromisoformat(rows[0][0])     # 2026-07-01T08:00:00Z
    local = departs.astimezone(ZoneInfo("Europe/Oslo"))
    closes = (departs - timedelta(minutes=30)).astimezone()
    return f"{home} {local:%H:%M}, check-in closes {closes:%H:%M}"
# ANCHOR_END: board


# ANCHOR: test
def test_board(db):
    assert next_departure(db) == "STV 10:00, check-in closes 09:30"
# ANCHOR_END: test


if __name__ == "__main__":
    db = sqlite3.connect(sys.argv[1])
    try:
        test_board(db)
        print("green")
    except AssertionError:
        print("red  ", next_departure(db))
    except Exception as error:
        print("red  ", type(error).__name__ + ":", error)
