"""The contract of POST /bookings, asked of a server: base address, database."""
import json
import sqlite3
import sys
import threading
import time
import urllib.error
import urllib.request

base, file = sys.argv[1], sys.argv[2]


def send(body, kind="application/json", key=None, path="/bookings", method="POST"):
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    headers = {"Content-Type": kind}
    if key:
        headers["Idempotency-Key"] = key
    if method == "GET":
        data, headers = None, {}
    request = urllib.request.Request(base + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def adult(sailing, name="Nour Haddad"):
    return {"sailing_id": sailing,
            "tickets": [{"passenger_name": name, "fare_class": "adult"}]}


def refused(label, *args, **more):
    status, headers, body = send(*args, **more)
    problem = json.loads(body)
    kind = headers.get_content_type() == "application/problem+json"
    word = problem.get("type", "about:blank").rsplit("/", 1)[-1]
    print(f"{status}  {label:34}", word if kind else "NOT A PROBLEM DOCUMENT")
    for error in problem.get("errors") or []:
        print(f"{'':41}{error['pointer']}")


for _ in range(100):
    try:
        send("", path="/bookings/none", method="GET")
        break
    except OSError:
        time.sleep(0.1)

refused("a body of text", "two adults please", kind="text/plain")
refused("a body of 200,000 bytes", json.dumps({"note": "x" * 200_000}))
refused("half an object", '{"sailing_id": "sai_2m8p", ')
refused("two faults", {"sailing_id": "sai_2m8p", "tickets": [
    {"passenger_name": "Nour Haddad", "fare_class": "pirate"},
    {"passenger_name": " ", "fare_class": "child"}]})
refused("an unknown sailing", adult("sai_none"))
refused("a ferry that has left", adult("sai_4c9d"))

greedy = {"sailing_id": "sai_2m8p", "total_cents": 1, "status": "boarded",
          "tickets": [{"passenger_name": "Ingrid Aas", "fare_class": "adult"},
                      {"passenger_name": "Odd Aas", "fare_class": "child",
                       "price_cents": 0}]}
status, headers, body = send(greedy, key="3f1c-first")
first = json.loads(body)
print(f"{status}  {'an adult, a child, total_cents: 1':34}", first["total_cents"],
      first["status"])
status, _, body = send("", path=headers["Location"], method="GET")
print(f"{status}  {'GET what Location says':34}",
      "the same" if json.loads(body) == first else f"other: {body}")
status, again, body = send(greedy, key="3f1c-first")
print(f"{status}  {'the same key again':34}",
      "the same" if json.loads(body) == first
      and again["Location"] == headers["Location"] else f"other: {body}")

answers = []
pair = [threading.Thread(target=lambda k=k: answers.append(
    send(adult("sai_7f3k"), key=k))) for k in ("key-a", "key-b")]
[t.start() for t in pair]
[t.join() for t in pair]
answers.sort(key=lambda a: a[0])
word = json.loads(answers[1][2]).get("type", "").rsplit("/", 1)[-1]
print(f"{answers[0][0]}  {'one of two, for the last seat':34}")
print(f"{answers[1][0]}  {'the other':34} {word}")

same = []
pair = [threading.Thread(target=lambda: same.append(
    send(adult("sai_2m8p"), key="3f1c-twice"))) for _ in range(2)]
[t.start() for t in pair]
[t.join() for t in pair]
print(f"{same[0][0]}  {'one key, two requests at once':34}",
      "the same" if same[0][2] == same[1][2] else f"other: {same}")

db = sqlite3.connect(file)
print("rows: ", db.execute("SELECT count(*) FROM bookings").fetchone()[0],
      "bookings,", db.execute("SELECT count(*) FROM tickets").fetchone()[0], "tickets;",
      "sold on sai_7f3k:", db.execute(
          "SELECT sum(passengers) FROM bookings WHERE sailing_id = 'sai_7f3k'"
      ).fetchone()[0], "of 120")
