#!/usr/bin/env bash
# Our own router: steps, tests, and the contract of ../contract.sh.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl python3
python3 steps.py
echo
python3 -m unittest -q test_router 2>"$tmp/test" || { cat "$tmp/test" >&2; exit 1; }
grep -o '^Ran [0-9]* tests' "$tmp/test"
echo
serve python3 serve.py
contract Ours
