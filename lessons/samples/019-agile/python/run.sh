#!/usr/bin/env bash
# The six examples of the story, against the server as it is.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
"$python" -c 'import pytest' 2>/dev/null || { echo "SKIP: needs pytest"; exit 77; }
serve
"$python" -m pytest -p no:cacheprovider -v --tb=line test_acceptance.py >"$tmp/out" 2>&1 || true
sed -n 's/^test_acceptance.py::test_slice\[\(.*\)\] \([A-Z]*\) .*/\2 \1/p; s/^[^ ]*: \(assert .*\)/    \1/p; s/ in [0-9.]*s.*//; s/^=* \([0-9]* failed.*\)/\1/p' "$tmp/out"
