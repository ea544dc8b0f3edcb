#!/usr/bin/env bash
# Two buyers and one seat, in SQLite and in PostgreSQL.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import psycopg' 2>/dev/null || { echo "SKIP: needs psycopg 3"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. ../pg.sh
PYTHONDONTWRITEBYTECODE=1 "$python" isolation.py "$tmp"
