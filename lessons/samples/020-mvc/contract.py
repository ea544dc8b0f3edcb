"""The contract: six requests, and what is in the tables afterwards."""
import json
import re
import sqlite3
import sys
import urllib.error
import urllib.request

base, file = sys.argv[1:]


def ask(reference, accept):
    request = urllib.request.Request(
        f"{base}/bookings/{reference}/cancel", b"", {"Accept": accept}
    )
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read().decode()
    kind = answer.headers.get_content_type()
    if kind == "text/html" and answer.status == 200:
        text = re.search(r"<p>\s*(.*?)\s*</p>", text, re.S)[1]
        text = re.sub(r"\s+", " ", text)
    elif kind.endswith("json"):
        body = json.loads(text)
        text = body.get("type", "").rpartition("/")[2] or " ".join(
            str(body[name])
            for name in ("status", "refund_cents", "currency")
        )
    else:
        text = ""
    print(f"{reference}  {accept.partition('/')[2]:<5}{answer.status}  {text}".rstrip())


ask("K7M2PX", "application/json")
ask("K7M2PX", "application/json")
ask("T3QW8D", "text/html")
ask("R9H4ZB", "image/png")
ask("P4X9VM", "application/json")
ask("AAAAAA", "application/json")
print()
rows = sqlite3.connect(file).execute(
    """SELECT b.reference, b.status, p.amount_cents, p.currency
       FROM bookings b LEFT JOIN payments p ON p.booking_id = b.id
       ORDER BY b.id"""
)
for row in rows:
    print("  ".join(str(value) for value in row if value is not None))
