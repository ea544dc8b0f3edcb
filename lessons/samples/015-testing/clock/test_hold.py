# ANCHOR: py
from datetime import datetime, timedelta, timezone

def is_held(expires_at, now):
    return now < expires_at

def test_a_hold_ends_at_its_last_second():
    end = datetime(2026, 7, 1, 10, 15, tzinfo=timezone.utc)
    assert is_held(end, now=end - timedelta(microseconds=1))
    assert not is_held(end, now=end)
# ANCHOR_END: py
