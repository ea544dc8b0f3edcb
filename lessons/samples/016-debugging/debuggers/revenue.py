bookings = [
    {"reference": f"K{at + 1:05}", "passengers": 1 + at % 4,
     "total_cents": 11600 if at == 138 else 5800 * (1 + at % 4)}
    for at in range(200)
]


def revenue():
    total = 0
    for booking in bookings:
        total += booking["total_cents"]
    return total


print(revenue())
