import json
import os
from datetime import datetime
from zoneinfo import ZoneInfo

with open(os.environ["TIMETABLE"]) as file:
    data = json.load(file)
ports, sailings = data["ports"], data["sailings"]

NOT_FOUND = {"type": "https://tidewater.example/problems/not-found",
             "title": "Not found", "status": 404}

# ANCHOR: rule
zone = {p["code"]: p["timezone"] for p in ports}


def day(instant, timezone):                 # local day
    moment = datetime.fromisoformat(instant)
    return moment.astimezone(ZoneInfo(timezone)).date().isoformat()


def sailings_on(origin, to, date):
    return [s for s in sailings if s["from"] == origin
            and s["to"] == to
            and day(s["departs_at"], zone[origin]) == date]
# ANCHOR_END: rule
