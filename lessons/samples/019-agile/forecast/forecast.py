"""When will thirty slices be out? Ask the last twelve weeks."""
import math
import random

# ANCHOR: forecast
FINISHED = [3, 5, 2, 4, 0, 3, 6, 2, 3, 1, 4, 3]  # slices, week by week
LEFT = 30


def weeks_needed(chance):
    left, weeks = LEFT, 0
    while left > 0:
        left -= chance.choice(FINISHED)  # one past week, drawn at random
        weeks += 1
    return weeks


chance = random.Random(19)
trials = sorted(weeks_needed(chance) for _ in range(10_000))
# ANCHOR_END: forecast


def percentile(values, share):
    return sorted(values)[math.ceil(share * len(values)) - 1]


mean = sum(FINISHED) / len(FINISHED)
print(f"mean {mean:.0f} a week, {LEFT} left: {LEFT / mean:.0f} weeks")
late = sum(weeks > LEFT / mean for weeks in trials) / len(trials)
print(f"later than that: {100 * late:.0f} of 100 trials")
for share in (0.15, 0.5, 0.85, 0.95):
    print(f"{share * 100:.0f} of 100 within {percentile(trials, share)} weeks")

# The fan: slices finished after each week, in 15, 50 and 85 of 100 trials.
print()
for weeks in range(2, 13, 2):
    sums = [sum(chance.choice(FINISHED) for _ in range(weeks)) for _ in range(10_000)]
    low, mid, high = (percentile(sums, share) for share in (0.15, 0.5, 0.85))
    print(f"week {weeks:2}: {low:2} to {high:2}, middle {mid}")
