#!/usr/bin/env bash
# The tests on the right rule and booking, then each with one fault.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
modules express supertest
cp package.json *.mjs "$tmp"
cd "$tmp"
run() { node --test --test-reporter=tap "$@" >tap 2>err || true; short <tap; }
run fares.test.mjs bookings.test.mjs
echo
sed -i 's/+ 99/+ 100/' fares.mjs
run fares.test.mjs
echo
sed -i 's/>= ?`/> -?`/' app.mjs
run bookings.test.mjs
