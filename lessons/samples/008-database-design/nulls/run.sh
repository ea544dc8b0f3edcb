#!/usr/bin/env bash
# What NULL does to NOT IN, UNIQUE and CHECK.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "SKIP: needs python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" ../sql.py three.sql
