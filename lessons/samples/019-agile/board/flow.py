"""Flow figures of a board, from the three days of each ticket."""
import csv
import math
import statistics

TODAY = 40  # working days since the board was hung up


def read():
    with open("board.csv", newline="") as file:
        for row in csv.DictReader(file):
            days = (row["started"], row["review"], row["finished"])
            yield row["id"], *(int(day) if day else math.inf for day in days)


def percentile(values, share):
    return sorted(values)[math.ceil(share * len(values)) - 1]


tickets = list(read())
# ANCHOR: flow
cycle = [end - start for _, start, _, end in tickets if end <= TODAY]
open_on = [
    sum(start <= day < end for _, start, _, end in tickets)
    for day in range(1, TODAY + 1)
]
throughput = len(cycle) / TODAY
wip = statistics.mean(open_on)
# ANCHOR_END: flow


def main():
    print(f"finished          {len(cycle)} in {TODAY} days: {throughput:.2f} a day")
    print(f"open, on average  {wip:.2f}")
    print(f"Little            {wip:.2f} / {throughput:.2f} = {wip / throughput:.1f} days")
    print()
    print("cycle time of the finished tickets, in days")
    print(f"  half of them      {percentile(cycle, 0.5):4}")
    print(f"  mean              {statistics.mean(cycle):4.1f}")
    print(f"  85 of 100         {percentile(cycle, 0.85):4}")
    print(f"  longest           {max(cycle):4}")
    review = [end - seen for _, _, seen, end in tickets if end <= TODAY]
    print(f"mean in review      {statistics.mean(review):4.1f}")


if __name__ == "__main__":
    main()
