import statistics
import unittest
from pathlib import Path


# ANCHOR: share
class Fast(unittest.TestCase):
    times = [int(ms) for ms in Path("midsummer.txt").read_text().split()]

    def test_95_percent_take_at_most_200_ms(self):
        in_time = sum(ms <= 200 for ms in self.times)
        share = 100 * in_time / len(self.times)
        self.assertGreaterEqual(share, 95)
    # ANCHOR_END: share

    # ANCHOR: quantiles
    def test_95th_percentile_is_at_most_200_ms(self):
        p95 = statistics.quantiles(self.times, n=100)[94]
        self.assertLessEqual(p95, 200)
    # ANCHOR_END: quantiles
