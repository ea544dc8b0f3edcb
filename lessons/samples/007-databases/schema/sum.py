import json
# ANCHOR: sum
revenue = 0
for line in open("bookings.ndjson"):
    revenue += json.loads(line)["total_cents"]
print(revenue)
# ANCHOR_END: sum
