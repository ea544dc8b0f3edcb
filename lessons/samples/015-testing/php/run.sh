#!/usr/bin/env bash
# The tests on the right rule, then with a fault in it.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need php phpunit
cp *.php "$tmp"
cd "$tmp"
run() {
  phpunit --do-not-cache-result --testdox FaresTest.php >out 2>&1 || true
  sed -n '/^Summary/q; /^ *\(✔\|✘\|[│├┐ ]*Failed\) /p' out | sed 's/ *│ / /'
}
run
echo
sed -i 's/+ 99/+ 100/' fares.php
run
