# ANCHOR: budget
RTT = 40          # ms, phone to server and back
DB = 2            # ms, server to database and back
CODE = 5          # ms in the handler
PAGE = 12_000     # bytes

def budget(name, dns=0, tcp=0, tls=0, queries=24, mbit=10):
    wire = PAGE * 8 / (mbit * 1000)              # ms to push the bytes out
    parts = [dns, tcp * RTT, tls * RTT, RTT, queries * DB, CODE, wire]
    cells = "".join(f"{p:7.1f}" for p in parts)
    print(f"{name:<18}{cells}{sum(parts):8.1f}")

heads = ["dns", "tcp", "tls", "http", "db", "code", "wire"]
print(" " * 18 + "".join(f"{h:>7}" for h in heads) + "   total")
budget("first visit", dns=20, tcp=1, tls=1)
budget("10x bandwidth", dns=20, tcp=1, tls=1, mbit=100)
budget("HTTP/3", dns=20, tls=1)
budget("kept alive")
budget("and one query", queries=1)
# ANCHOR_END: budget
