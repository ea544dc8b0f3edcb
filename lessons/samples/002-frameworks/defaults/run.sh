#!/usr/bin/env bash
# Two safe defaults, and each of them switched off.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" defaults.py
