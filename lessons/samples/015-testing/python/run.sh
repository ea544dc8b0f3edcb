#!/usr/bin/env bash
# The tests on the right rule and booking, then each with one fault.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
"$python" -c 'import pytest, fastapi, httpx2' 2>/dev/null \
  || { echo "SKIP: needs pytest, FastAPI and httpx2"; exit 77; }
cp *.py "$tmp"
cd "$tmp"
run() {
  "$python" -m pytest -p no:cacheprovider -q --tb=short "$@" >out 2>&1 || true
  sed -n '/^\(E  \|FAILED\)/p; s/ in [0-9.]*s.*//; /^[0-9]* \(passed\|failed\)/p' out
}
run test_fares.py test_bookings.py -k 'not throws'
echo
sed -i 's/+ 99/+ 100/' fares.py
run test_fares.py
echo
run test_bookings.py -k throws
