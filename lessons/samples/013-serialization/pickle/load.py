# ANCHOR: load
import pickle

letter = b"cos\nsystem\n(S'echo hello from your server'\ntR."
value = pickle.loads(letter)
print("loaded", value)
# ANCHOR_END: load
