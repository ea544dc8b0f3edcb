from datetime import datetime, timezone
from zoneinfo import ZoneInfo

# ANCHOR: gap
oslo = ZoneInfo("Europe/Oslo")
for day in ("2026-03-29", "2026-10-25"):
    # local
    rule = datetime.fromisoformat(f"{day}T02:30:00")
    # zone
    there = rule.replace(tzinfo=oslo)
    # instant
    instant = there.astimezone(timezone.utc)
    back = instant.astimezone(oslo)
    exists = back.replace(tzinfo=None) == rule
    print(f"{instant:%Y-%m-%dT%H:%MZ}  {back:%H:%M %z}  {exists}")
# ANCHOR_END: gap
