#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" ask.py
