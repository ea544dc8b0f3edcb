import sqlite3


class Fake:
    def __init__(self):
        self.customers, self.bookings = {}, {}

    def add(self, reference, customer_id):
        self.customers[customer_id] = True
        self.bookings[reference] = {"customer_id": customer_id, "status": "confirmed"}

    def set_status(self, reference, status):
        self.bookings[reference]["status"] = status

    def status(self, reference):
        return self.bookings[reference]["status"]

    def delete_customer(self, customer_id):
        del self.customers[customer_id]

    def has_customer(self, customer_id):
        return customer_id in self.customers

    def references(self):
        return list(self.bookings)


class Sqlite:
    def __init__(self):
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.executescript("""
            PRAGMA foreign_keys = ON;
            CREATE TABLE customers (id TEXT PRIMARY KEY NOT NULL) STRICT;
            CREATE TABLE bookings (
              reference TEXT PRIMARY KEY NOT NULL,
              customer_id TEXT NOT NULL REFERENCES customers (id),
              status TEXT NOT NULL CHECK (status IN
                ('held', 'confirmed', 'cancelled', 'boarded'))
            ) STRICT, WITHOUT ROWID;
        """)

    def add(self, reference, customer_id):
        self.db.execute("INSERT OR IGNORE INTO customers VALUES (?)", (customer_id,))
        self.db.execute("INSERT INTO bookings VALUES (?, ?, 'confirmed')",
            (reference, customer_id))

    def set_status(self, reference, status):
        self.db.execute("UPDATE bookings SET status = ? WHERE reference = ?",
            (status, reference))

    def status(self, reference):
        return self.db.execute("SELECT status FROM bookings WHERE reference = ?",
            (reference,)).fetchone()[0]

    def delete_customer(self, customer_id):
        self.db.execute("DELETE FROM customers WHERE id = ?", (customer_id,))

    def has_customer(self, customer_id):
        return bool(self.db.execute("SELECT 1 FROM customers WHERE id = ?",
            (customer_id,)).fetchone())

    def references(self):
        return [row[0] for row in self.db.execute("SELECT reference FROM bookings")]
