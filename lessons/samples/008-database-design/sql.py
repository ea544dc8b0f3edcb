"""Runs the statements of a SQL file one by one in SQLite and prints each
result. Statements end in ";" at the end of a line; a comment is a heading."""
import re
import sqlite3
import sys


def show(value):
    return "NULL" if value is None else str(value)


def run(connection, path):
    text = open(path, encoding="utf-8").read()
    for part in re.split(r";\n", text):
        for heading in re.findall(r"^-- (?!ANCHOR)(.*)$", part, re.M):
            print(heading)
        code = re.sub(r"--.*$", "", part, flags=re.M).strip()
        if not code:
            continue
        try:
            rows = connection.execute(code)
        except sqlite3.Error as error:
            print("  refused:", error)
            continue
        if rows.description is None:
            if re.match(r"(?i)update|delete", code):
                print("  rows changed:", rows.rowcount)
            continue
        found = rows.fetchall()
        if code.startswith("EXPLAIN QUERY PLAN"):
            found = [row[3:] for row in found]
        for row in found:
            print("  " + " | ".join(map(show, row)))
        if not found:
            print("  (no rows)")


db = sqlite3.connect(":memory:", isolation_level=None)
for file in sys.argv[1:]:
    run(db, file)
