#!/usr/bin/env bash
# One commit on six machines; 1 to 5 each differ from 0 in one respect.
# OLD_PYTHON names a Python older than 3.11.
set -eu
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-python3}
works() { "$1" -c "import sys, zoneinfo; sys.exit(not ($2))" 2>/dev/null; }
works "$python" 'sys.version_info >= (3, 11)' || { echo "SKIP: needs Python 3.11"; exit 77; }
old=${OLD_PYTHON:-}
for p in python3.10 python3.9 "$HOME"/.pyenv/versions/3.10.*/bin/python; do
  if [ -z "$old" ] && works "$p" 'sys.version_info < (3, 11)'; then old=$p; fi
done
[ -n "$old" ] || { echo "SKIP: needs a Python older than 3.11 as well"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$python" - "$tmp" <<'PY'
import pathlib, sqlite3, sys
for name in ("seeded.db", "theirs.db"):
    db = sqlite3.connect(f"{sys.argv[1]}/{name}")
    db.executescript(pathlib.Path("seed.sql").read_text())
    if name == "theirs.db":        # yesterday somebody tried out an early sailing
        db.execute("INSERT INTO sailings VALUES ('sai_0000', 'STV', '2026-07-01T05:00:00Z')")
        db.commit()
PY
echo "commit $(cat board.py seed.sql | sha256sum | cut -c1-7) on six machines"
machine() { # label python package database [VARIABLE=value…]
  label=$1 py=$2 package=$3 db=$4; shift 4
  printf '%-4s' "$label"
  env TZ=Europe/Oslo PYTHONPATH="$package" "$@" "$py" board.py "$tmp/$db"
}
machine 0 "$python" portcodes-1.2.0 seeded.db
machine 1 "$old" portcodes-1.2.0 seeded.db
machine 2 "$python" portcodes-1.3.0 seeded.db
machine 3 "$python" portcodes-1.2.0 seeded.db PYTHONTZPATH=
machine 4 "$python" portcodes-1.2.0 theirs.db
machine 5 "$python" portcodes-1.2.0 seeded.db TZ=UTC
