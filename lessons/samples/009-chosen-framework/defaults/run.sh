#!/usr/bin/env bash
# The second halves of seven recorded runs, as one table.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "SKIP: needs $python"; exit 77; }
"$python" table.py
