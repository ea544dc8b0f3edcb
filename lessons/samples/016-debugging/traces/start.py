# ANCHOR: chain
def cents(text):                                  # the defect's victim
    return round(float(text) * 100)


def load(path):
    rows = open(path).read().split()
    fares = []
    for at, row in enumerate(rows, 1):
        try:
            fares.append(cents(row.split(";")[1]))
        except ValueError as error:               # wrap: where
            raise RuntimeError(f"{path}, line {at}") from error
    return fares


load("fares.csv")
# ANCHOR_END: chain
