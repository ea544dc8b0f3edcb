# ANCHOR: clock
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

oslo = ZoneInfo("Europe/Oslo")
departs = datetime(2026, 10, 25, 1, 30, tzinfo=oslo)
docks = datetime(2026, 10, 25, 3, 30, tzinfo=oslo)

print("subtracted as they are:", docks - departs)
print("subtracted in UTC:     ",
      docks.astimezone(timezone.utc) - departs.astimezone(timezone.utc))
# ANCHOR_END: clock
