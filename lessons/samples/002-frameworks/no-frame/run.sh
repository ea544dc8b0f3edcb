#!/usr/bin/env bash
# A view that forgets to return, and the traceback that does not contain it.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" ask.py
