async def book():
    return 500

# ANCHOR: py
async def check():
    assert await book() == 201

def test_a_booking_is_created():
    check()

async def test_a_booking_is_created_too():
    assert await book() == 201
# ANCHOR_END: py
