"""Tidewater's settings: four layers, the last one wins, and each value remembers whence."""
import difflib, os, sys, tomllib

# ANCHOR: merge
def flatten(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value

def merge(known, layers):
    effective = {}
    for source, values in layers:                  # weakest first
        for key, value in values:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                raise SystemExit(f"{source}: unknown key {key}, {near=}")
            want = type(known[key])
            effective[key] = (want(value), source)  # later replaces
    return effective
# ANCHOR_END: merge

def read(name):
    with open(name, "rb") as file:
        return dict(flatten(tomllib.load(file)))

# ANCHOR: layers
def load(environment, env, flags):
    known = read("default.toml")
    return merge(known, [
        ("default.toml", known.items()),
        (f"{environment}.toml", read(f"{environment}.toml").items()),
        ("variable", [(k[3:].lower().replace("__", "."), v)
                      for k, v in env.items() if k.startswith("TW_")]),
        ("flag", [f.removeprefix("--").split("=", 1) for f in flags]),
    ])
# ANCHOR_END: layers

if __name__ == "__main__":
    for key, (value, source) in load(sys.argv[1], os.environ, sys.argv[2:]).items():
        print(f"{key:<16} {str(value):<20} {source}")
