# ANCHOR: read
import json, sys

for text in sys.argv[1:]:
    try:
        print(json.dumps(json.loads(text)))         # read, write
    except ValueError as error:
        print(type(error).__name__)
# ANCHOR_END: read
