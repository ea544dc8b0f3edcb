#!/usr/bin/env bash
# Tests that end before their assertion is reached.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go
"$python" -c 'import pytest' 2>/dev/null || { echo "SKIP: needs pytest"; exit 77; }
cp *.mjs *.py go/* "$tmp"
cd "$tmp"
echo "node:test"
code=0
node --test --test-reporter=spec unawaited.test.mjs >out 2>&1 || code=$?
sed -n '/^ℹ Error/s/\(after the test ended\).*/\1/p; s/ ([0-9.]*ms)$//; /^[✔✖] [au]/p' out | cut -c 1-76 | awk '!seen[$0]++' | sed 's/^/  /'
echo "  exit code $code"
echo "pytest"
code=0
"$python" -m pytest -p no:cacheprovider -q --tb=line test_unawaited.py >out 2>&1 || code=$?
sed -n 's/.*\(RuntimeWarning.*\)/\1/p; s/.*\(Failed: async def f.*\)/\1/p; s/ in [0-9.]*s//; s/^[0-9]* failed.*/&/p' out |
  awk '!seen[$0]++' | grep -v '\.\.\.' | sed 's/^/  /'
echo "  exit code $code"
echo "go test"
code=0
go test -count=1 -v . >out 2>&1 || code=$?
sed -n 's/ ([0-9.]*s)$//; s/^--- /  /p' out
echo "  exit code $code"
