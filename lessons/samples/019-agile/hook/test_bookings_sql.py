import pathlib
import sqlite3
import unittest


class Table(unittest.TestCase):
    def test_takes_a_booking(self):
        db = sqlite3.connect(":memory:")
        db.executescript(pathlib.Path("bookings.sql").read_text())
        db.execute("INSERT INTO bookings VALUES ('K7M2PX', 'sai_7f3k', 1, 4900, 'EUR')")

    def test_refuses_nobody(self):
        db = sqlite3.connect(":memory:")
        db.executescript(pathlib.Path("bookings.sql").read_text())
        with self.assertRaises(sqlite3.IntegrityError):
            db.execute("INSERT INTO bookings VALUES ('K7M2PX', 'sai_7f3k', 0, 4900, 'EUR')")
