# TW-13  Controller for POST /bookings.  Done in week 6.
def create(body, add, new_reference, fare_of):
    tickets = body["tickets"]
    cents = sum(fare_of(ticket["fare_class"]) for ticket in tickets)
    booking = {
        "reference": new_reference(),
        "sailing_id": body["sailing_id"],
        "party_size": tickets,
        "total_cents": cents,
    }
    add(booking)
    return 201, booking
