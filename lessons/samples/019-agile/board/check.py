"""The board of today against its policy."""
import tomllib

from flow import TODAY, cycle, percentile, tickets

with open("policy.toml", "rb") as file:
    columns = tomllib.load(file)["columns"]

# ANCHOR: check
now = {
    "building": [t for t in tickets if t[1] <= TODAY < t[2]],
    "review": [t for t in tickets if t[2] <= TODAY < t[3]],
}
for name, column in columns.items():
    print(f"{name}: {len(now[name])}, limit {column['limit']}")

usual = percentile(cycle, 0.85)
for ticket, start, _, _ in now["review"] + now["building"]:
    if TODAY - start > usual:
        print(f"{ticket}: open for {TODAY - start} days, usual is {usual}")
# ANCHOR_END: check
