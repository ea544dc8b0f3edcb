import pytest
from fares import vehicle_cents

# ANCHOR: unit
@pytest.mark.parametrize("cm, cents", [
    (1, 7400), (600, 7400),            # up to the limit
    (601, 8600), (700, 8600),          # one started metre
    (701, 9800),                       # and the next
])
def test_a_vehicle_costs(cm, cents):
    assert vehicle_cents(cm) == cents  # act, assert


def test_a_vehicle_without_length_is_refused():
    with pytest.raises(ValueError):
        vehicle_cents(0)
# ANCHOR_END: unit
