"""Puts the outputs of the seven contracts side by side."""
import re
import sys

names = ["Express", "Fastify", "Django", "FastAPI", "Sinatra", "Go", "Spring"]
found = {}
for path in sys.argv[1:]:
    for line in open(path):
        line = line.rstrip("\n")
        if line in names:
            answers = found[line] = {}
        elif line:
            label, answer = line[:34].strip(), line[34:]
            answers[label] = answer


def show(title, labels, cell):
    print(f"{title:<22}" + "".join(f"{n:<8}" for n in names).rstrip())
    for label in labels:
        row = "".join(f"{cell(found[n][label]):<8}" for n in names)
        print(f"{label:<22}{row}".rstrip())


def value(answer):
    hit = re.match(r"200 one (.*)", answer)
    return hit[1] if hit else answer[:3]


labels = list(found["Go"])
show("GET: status or id", labels[3:11], value)
print()
show("status", labels[11:], lambda a: a[:3])
print()
print("Allow    DELETE /ports  OPTIONS /ports")
for name in names:
    allow = [found[name][f"{m} /ports"].partition("Allow:")[2] for m in ("DELETE", "OPTIONS")]
    if any(allow):
        print(f"{name:<9}{allow[0] or '-':<15}{allow[1] or '-'}")
