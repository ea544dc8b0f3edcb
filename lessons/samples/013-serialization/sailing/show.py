import json
import sys

language, back = sys.argv[1:]
sent = json.load(sys.stdin)
print(f"{language:11}{sent['departs_at']:26}{len(sent)} members, back: {back}")
