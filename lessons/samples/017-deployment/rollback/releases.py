# ANCHOR: old
def old_book(db, email):                      # release 41
    db.execute("INSERT INTO customers (email) VALUES (?)", [email])


def old_find(db, email):
    return db.execute("SELECT id FROM customers WHERE email = ?",
                      [email]).fetchone()
# ANCHOR_END: old


# ANCHOR: rename
RENAME = "ALTER TABLE customers RENAME COLUMN email TO contact_email"


def new_book(db, email):                      # release 42, first try
    db.execute("INSERT INTO customers (contact_email) VALUES (?)",
               [email])
# ANCHOR_END: rename


# ANCHOR: expand
EXPAND = "ALTER TABLE customers ADD COLUMN contact_email TEXT"


def both_book(db, email):                     # release 42, second try
    db.execute("INSERT INTO customers (email, contact_email)"
               " VALUES (?, ?)", [email, email])
# ANCHOR_END: expand
