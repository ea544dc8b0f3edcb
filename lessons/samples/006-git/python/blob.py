# ANCHOR: all
from hashlib import sha1


def blob_id(text):
    # bytes: what the file holds
    data = text.encode("utf-8")
    # header: kind, length in bytes, NUL
    header = b"blob %d\0" % len(data)
    # hash: both, in this order
    return sha1(header + data, usedforsecurity=False).hexdigest()
# ANCHOR_END: all


ship = "\U0001F6A2\n"
for text in ["hello\n", "", "caf\u00e9\n", ship]:
    print(blob_id(text))
print(len(ship))
