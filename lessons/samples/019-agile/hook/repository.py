# TW-12  Repository for bookings.  Done in week 4.
INSERT = """
  INSERT INTO bookings (reference, sailing_id, party_size, total_cents,
                        currency)
  VALUES (:reference, :sailing_id, :party_size, :total_cents, :currency)
"""


def add(db, booking):
    db.execute(INSERT, booking)
