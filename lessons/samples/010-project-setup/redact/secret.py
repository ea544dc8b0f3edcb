import json
# ANCHOR: secret
class Secret:
    __slots__ = ("_value",)                # hide
    def __init__(self, value): self._value = value
    def __repr__(self): return "[redacted]"  # print; JSON refuses
    def reveal(self): return self._value   # reveal
# ANCHOR_END: secret
s = {"url": Secret("s3cret")}
try: text = json.dumps(s)
except TypeError: text = "TypeError"
print("Python", f"{s['url']}", s, text, "-", sep="\t")
