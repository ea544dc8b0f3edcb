#!/usr/bin/env bash
# Two bookings, the second with a ticket that has no price: psycopg.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import psycopg' 2>/dev/null || { echo "SKIP: needs psycopg 3"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. ../pg.sh
psql -q -f ../booking.sql
PYTHONDONTWRITEBYTECODE=1 "$python" book.py
