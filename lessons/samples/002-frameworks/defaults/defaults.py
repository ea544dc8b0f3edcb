import sqlite3

from django.conf import settings
from django.template import Context, Engine

settings.configure()
# ANCHOR: defaults
name = "<script>steal()</script>"
for source in ("Hello {{ name }}", "Hello {{ name|safe }}"):
    print(Engine().from_string(source).render(Context({"name": name})))

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE bookings (reference TEXT, email TEXT)")
db.execute("INSERT INTO bookings VALUES ('K7QX2M', 'a@example.org')")
db.execute("INSERT INTO bookings VALUES ('P4RT9C', 'b@example.org')")
wish = "nobody' OR '1'='1"
bound = "SELECT count(*) FROM bookings WHERE email = ?"
glued = f"SELECT count(*) FROM bookings WHERE email = '{wish}'"
print("bound:", db.execute(bound, (wish,)).fetchone()[0], "rows")
print("glued:", db.execute(glued).fetchone()[0], "rows")
# ANCHOR_END: defaults
