import sqlite3, sys
# ANCHOR: orphan
db = sqlite3.connect(sys.argv[1])
try:
    db.execute("INSERT INTO tickets VALUES ('tic_py', 'bok_99')")
    db.commit()
    print("Python:", "stored the orphan")
except sqlite3.IntegrityError as error:
    print("Python:", error)
# ANCHOR_END: orphan
