"""List the decision records, and say which of them break a rule."""
import re
import sys
from pathlib import Path

records = {}
for path in sorted(Path(sys.argv[1]).glob("[0-9]*.md")):
    text = path.read_text()
    number, title = re.match(r"# (\d+)\. (.*)", text).groups()
    status = re.search(r"^Status: (.*)$", text, re.M).group(1)
    door = re.search(r"^Door: (.*)$", text, re.M).group(1)
    records[int(number)] = (status, door, title, text)

for number, (status, door, title, text) in records.items():
    print(f"{number:>2}  {door:<8} {status.split(',')[0]:<16} {title}")
    successor = re.match(r"superseded by (\d+)", status)
    if successor and int(successor.group(1)) not in records:
        sys.exit(f"{number} is superseded by a record that is not there")
    sections = re.findall(r"^## (\w+)", text, re.M)
    if sections != ["Context", "Decision", "Consequences"]:
        sys.exit(f"{number} has sections {sections}")
