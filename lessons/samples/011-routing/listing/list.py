from fastapi import FastAPI

app = FastAPI()
for path in ["/ports", "/sailings", "/sailings/{id}", "/sailings/today",
             "/sailings/{id}/availability"]:
    app.get(path)(lambda: None)
# ANCHOR: list
def flat(routes):
    for route in routes:
        yield route.path, ",".join(sorted(route.methods)), route.name

for path, methods, name in flat(app.routes):
    print(f"{methods:<9} {path}")
# ANCHOR_END: list
