#!/usr/bin/env bash
# One form with the field `ticket` twice: what does the framework hand over?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" ask.py
