import json
import sys
from urllib.request import urlopen

url = sys.argv[1]
# ANCHOR: sum
bookings = json.load(urlopen(url))["bookings"]
print(sum(booking["passengers"] for booking in bookings))
# ANCHOR_END: sum
