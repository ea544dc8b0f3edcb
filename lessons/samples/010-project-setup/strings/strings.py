import sys
# ANCHOR: ask
flag = lambda s: "on" if s else "off"      # if os.environ["DEBUG"]:
count = lambda s: int(s)                   # int(os.environ["HOLD"])
# ANCHOR_END: ask
def show(f, s):
    try: return str(f(s))
    except ValueError: return "error"
for name, f in (("flag", flag), ("count", count)):
    print("Python", name, *(show(f, s) for s in sys.argv[1:]), sep="\t")
