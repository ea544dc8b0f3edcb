import pytest
from fastapi.testclient import TestClient
from app import create_app


# ANCHOR: http
@pytest.fixture
def api():                                     # arrange: two seats
    return TestClient(create_app(capacity=2))

def seats(passengers):
    return {"sailing_id": "sai_7f3k", "passengers": passengers}

def test_the_last_seat_is_not_sold_twice(api):
    assert api.post("/bookings", json=seats(1)).status_code == 201
    # act
    refused = api.post("/bookings", json=seats(2))
    # assert: what the caller is told, and what is left
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("sold-out")
    left = api.get("/sailings/sai_7f3k/availability").json()
    assert left["free_seats"] == 1
# ANCHOR_END: http


def test_a_booking_can_be_found_where_location_says(api):
    made = api.post("/bookings", json=seats(2))
    assert made.status_code == 201
    found = api.get(made.headers["Location"]).json()
    assert (found["passengers"], found["total_cents"]) == (2, 11600)


def test_a_handler_that_throws_is_500(api):
    assert api.get("/boom").status_code == 500
