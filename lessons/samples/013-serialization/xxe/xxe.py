import sys
import xml.etree.ElementTree as plain

# ANCHOR: safe
import defusedxml.ElementTree as safe


def read(text):
    root = safe.fromstring(text, forbid_dtd=True)       # refuse
    return "".join(root.itertext())                     # read
# ANCHOR_END: safe


def read_plain(text):
    return "".join(plain.fromstring(text).itertext())


for reader in (read_plain, read):
    for text in sys.argv[1:]:
        try:
            print(reader(text))
        except Exception as error:
            print("refused:", type(error).__name__, str(error).split(",")[0])
