"""Five people read the same 200 times against "at most 200 ms"."""
import statistics
from pathlib import Path

times = [int(ms) for ms in Path("midsummer.txt").read_text().split()]
readings = {
    "the median": statistics.median(times),
    "the mean": statistics.mean(times),
    "95 of 100": sorted(times)[int(0.95 * len(times)) - 1],
    "99 of 100": sorted(times)[int(0.99 * len(times)) - 1],
    "every one": max(times),
}
for name, ms in readings.items():
    print(f"{name:<12}{ms:>7.0f} ms   {'fast' if ms <= 200 else 'slow'}")
