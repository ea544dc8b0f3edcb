#!/usr/bin/env bash
# The same tests on a store made of dictionaries, and on a database.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
"$python" -c 'import pytest' 2>/dev/null || { echo "SKIP: needs pytest"; exit 77; }
cp *.py "$tmp"
cd "$tmp"
for store in Fake Sqlite; do
  "$python" -m pytest -p no:cacheprovider -q --tb=line -k "$store" test_bookings.py >out 2>&1 || true
  echo "$store"
  sed -n 's/^.*\.py:[0-9]*: \([A-Za-z.0-9]*Error\)/  \1/p; s/, 3 deselected.*//; /^[0-9]* \(passed\|failed\)/s/^/  /p' out
done
