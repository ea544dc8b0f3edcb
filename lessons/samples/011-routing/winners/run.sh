#!/usr/bin/env bash
# The table of winners, against the sorted routes.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules express
cp package.json *.mjs "$tmp"
cd "$tmp"
node --test --test-reporter=tap routes.test.mjs >tap || true
sed -n "s/^\(ok\|not ok\) [0-9]* - /\1 /p; s/^  *\(expected\|actual\): '*\([^']*\)'*$/         \1 \2/p" tap
