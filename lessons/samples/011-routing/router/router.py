"""A router with manners."""
import re
from urllib.parse import unquote


# ANCHOR: add
class Node:
    def __init__(self):
        self.children = {}        # literal segment -> Node
        self.param = None         # one Node for {anything}
        self.routes = {}          # method -> (handler, names)


def add(root, method, pattern, handler):
    node, names = root, []
    for part in pattern.split("/")[1:]:
        if part.startswith("{"):
            names.append(part[1:-1])
            node.param = node.param or Node()
            node = node.param
        else:
            node = node.children.setdefault(part, Node())
    if method in node.routes:
        raise ValueError(f"{method} {pattern}: taken")
    node.routes[method] = handler, names
# ANCHOR_END: add


steps = 0


# ANCHOR: walk
def walk(node, parts, values):
    """Yields each place that fits, the most specific first."""
    global steps
    steps += 1
    if not parts:
        if node.routes:
            yield node.routes, values
        return
    first, rest = parts[0], parts[1:]
    if first in node.children:
        yield from walk(node.children[first], rest, values)
    if node.param and first:
        yield from walk(node.param, rest, values + [first])
# ANCHOR_END: walk


# ANCHOR: decode
def segments(target):
    path = target.partition("?")[0]
    if re.search("%(?![0-9A-Fa-f]{2})", path):
        raise ValueError("bad escape")
    return [unquote(part, errors="strict")    # split first, then decode
            for part in path.split("/")[1:]]
# ANCHOR_END: decode


KNOWN = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def match(root, method, target):
    if method not in KNOWN:
        return 501, None, {}
    try:
        parts = segments(target)
    except ValueError:
        return 400, None, {}
    # ANCHOR: core
    allowed = set()
    for routes, values in walk(root, parts, []):
        found = routes.get(method)
        if method == "HEAD" and not found:
            found = routes.get("GET")
        if found:
            handler, names = found
            return 200, handler, dict(zip(names, values))
        allowed |= routes.keys()
    if not allowed:
        return 404, None, {}
    allowed |= {"OPTIONS"} | ({"HEAD"} if "GET" in allowed else set())
    allow = {"Allow": ", ".join(sorted(allowed))}
    return (204 if method == "OPTIONS" else 405), None, allow
    # ANCHOR_END: core
