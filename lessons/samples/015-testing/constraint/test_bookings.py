import pytest
from bookings import cancel, forget, next_to_board
from stores import Fake, Sqlite


# ANCHOR: tests
@pytest.fixture(params=[Fake, Sqlite])
def store(request):
    store = request.param()
    store.add("T4JX7D", "cus_1")
    store.add("B4QN7T", "cus_2")
    return store

def test_a_cancelled_booking_is_no_longer_confirmed(store):
    cancel(store, "T4JX7D")
    assert store.status("T4JX7D") != "confirmed"

def test_a_customer_can_be_forgotten(store):
    forget(store, "cus_1")
    assert not store.has_customer("cus_1")

def test_who_booked_first_boards_first(store):
    assert next_to_board(store) == "T4JX7D"
# ANCHOR_END: tests
