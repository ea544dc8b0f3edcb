import sys
from datetime import datetime

for text in sys.argv[1:]:
    try:
        datetime.fromisoformat(text)
        print("read")
    except ValueError:
        print("refused")
