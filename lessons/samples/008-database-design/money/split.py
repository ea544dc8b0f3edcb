# ANCHOR: split
def split(cents, n):
    base = cents // n                     # the share
    rest = cents % n                      # what is left over
    return [base + (i < rest)
            for i in range(n)]            # who gets it
# ANCHOR_END: split


print("Python    ", int(19.99 * 100), sum(split(1000, 3)), sum(split(-1000, 3)))
