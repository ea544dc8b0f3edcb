#!/usr/bin/env bash
# Three tests and their coverage.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
cp *.mjs "$tmp"
cd "$tmp"
node --test --test-reporter=spec --experimental-test-coverage vehicle.test.mjs >spec
sed -n 's/ ([0-9.]*ms)$//; /^✔/p; /^ℹ \(pass\|fail\|file\|vehicle.mjs\)/p' spec
