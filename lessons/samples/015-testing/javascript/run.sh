#!/usr/bin/env bash
# The tests on the right rule and booking, then each with one fault.
# With an argument, the milliseconds of each test instead.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
modules express supertest
cp package.json *.mjs "$tmp"
cd "$tmp"
run() { node --test --test-reporter=tap "$@" >tap 2>err || true; short <tap; }
if [ $# -gt 0 ]; then
  node --test --test-reporter=tap fares.test.mjs bookings.test.mjs |
    sed -n 's/^ok [0-9]* - //p; s/^ *duration_ms: /    /p'
  exit
fi
run fares.test.mjs bookings.test.mjs
echo
sed -i 's/+ 99/+ 100/' fares.mjs
run fares.test.mjs
echo
sed -i 's/>= ?`/> -?`/' app.mjs
run bookings.test.mjs
