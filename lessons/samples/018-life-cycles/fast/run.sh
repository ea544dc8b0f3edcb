#!/usr/bin/env bash
# Readings of one measurement, then the same requirement in two languages.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node "$python"
"$python" readings.py
echo "node:"
node --test --test-reporter=tap fast.test.mjs > "$tmp/node" || true
sed -n "s/^\(ok\|not ok\) [0-9]* - /\1  /p; s/^ *error: '\(.*\)'/    \1/p" "$tmp/node"
echo "python:"
"$python" -m unittest -v test_fast 2> "$tmp/python" || true
sed -n 's/^\(test_[a-z0-9_]*\) .*\.\.\. \(.*\)$/\2  \1/p; s/^AssertionError: /    /p' "$tmp/python"
