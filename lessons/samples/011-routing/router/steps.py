"""How often a list and a tree look, for the route that was added last."""
import re

import router


# ANCHOR: list
def first_match(table, method, path):
    steps = 0
    for known, regexp, handler in table:
        steps += 1
        if known == method and regexp.fullmatch(path):
            return steps, handler
    return steps, None
# ANCHOR_END: list


print("routes    list    tree")
for count in 5, 50, 500, 5000:
    table, root = [], router.Node()
    for n in range(count):
        pattern = f"/partners/p{n}/sailings/{{id}}"
        table.append(("GET", re.compile(re.sub(r"\{\w+\}", "([^/]+)", pattern)), n))
        router.add(root, "GET", pattern, n)
    path = f"/partners/p{count - 1}/sailings/sai_7f3k"
    looked, handler = first_match(table, "GET", path)
    router.steps = 0
    assert router.match(root, "GET", path)[1] == handler == count - 1
    print(f"{count:6}{looked:8}{router.steps:8}")
