#!/usr/bin/env bash
# The contract of ../contract.py against Go's standard library.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need go gcc "$python"
GOPROXY=off go build -o "$tmp/app" . 2>"$tmp/err" \
  || { grep -q 'disabled by GOPROXY=off' "$tmp/err" && { echo "SKIP: needs go-sqlite3"; exit 77; }; cat "$tmp/err"; exit 1; }
database "$tmp/db"
serve "$tmp/app" "$tmp/db" ../claim.sql
contract
