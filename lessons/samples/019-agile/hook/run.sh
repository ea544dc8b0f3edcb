#!/usr/bin/env bash
# Three finished tickets, and the first request through all of them.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need "$python"
cp *.py *.sql "$tmp"
cd "$tmp"
count() {
  "$python" -W error -m unittest "$1" 2>&1 |
    sed -n "s/^Ran \([0-9]*\) tests.*/\1/p; s/^OK$/green/p; s/^FAILED.*/red/p" | paste -sd' '
}
echo "TW-11 table       done   $(count test_bookings_sql)"
echo "TW-12 repository  done   $(count test_repository)"
echo "TW-13 controller  done   $(count test_controller)"
echo
echo "POST /bookings"
"$python" join.py
sed -i 's/sailing_id, party_size/sailing_id, passengers/' repository.py
"$python" join.py
sed -i 's/^        "party_size": tickets,/        "party_size": len(tickets),/' controller.py
"$python" join.py
