"""The cumulative flow of the board as text: a row for two tickets."""
from flow import TODAY, tickets

for row in range(15, 0, -1):
    line = ""
    for day in range(1, TODAY + 1):
        need = 2 * row - 1
        for mark, column in (("█", 3), (":", 2), ("·", 1)):
            if sum(ticket[column] <= day for ticket in tickets) >= need:
                line += mark
                break
        else:
            line += " "
    print(f"{2 * row:3} ┤{line}".rstrip())
