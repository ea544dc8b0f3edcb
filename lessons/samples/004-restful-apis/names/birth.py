# ANCHOR: birth
from datetime import datetime, timezone
from uuid import UUID

booking_id = UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")

milliseconds = booking_id.int >> 80          # the first 48 of 128 bits
print(booking_id.version, datetime.fromtimestamp(
    milliseconds / 1000, timezone.utc))
# ANCHOR_END: birth
