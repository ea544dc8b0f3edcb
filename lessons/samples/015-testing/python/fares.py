def vehicle_cents(cm: int) -> int:
    if cm <= 0:
        raise ValueError("a vehicle has a length")
    if cm <= 600:
        return 7400
    return 7400 + 1200 * ((cm - 600 + 99) // 100)
