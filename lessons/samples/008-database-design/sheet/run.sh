#!/usr/bin/env bash
# One spreadsheet, three accidents; then the size of flat and split tables.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "SKIP: needs python3"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
"$python" ../sql.py sheet.sql
echo
"$python" size.py
