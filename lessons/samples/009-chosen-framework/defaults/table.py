names = ["Express", "Fastify", "FastAPI", "Django", "Go", "Sinatra", "Spring"]
columns = []
for name in names:
    with open(f"../{name.lower()}/output.txt") as file:
        columns.append(file.read().split("\n\n")[1].splitlines())
row = "{:<14}" + "{:<9}" * 7
print(row.format("", *names).rstrip())
for i in range(6):
    label = columns[0][i][:32].split(" (")[0].strip()
    cells = [c[i][33:] for c in columns]
    cells = ["closed" if c == "no answer" else c.split(" Allow")[0]
             for c in cells]
    cells = [c.split(" to ")[0] if " to " in c else c for c in cells]
    print(row.format(label, *cells).rstrip())
