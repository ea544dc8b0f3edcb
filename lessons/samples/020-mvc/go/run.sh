#!/usr/bin/env bash
# The contract against Go; then what the package of the rules imports.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need go gcc python3
database "$tmp/db"
GOPROXY=off go build -o "$tmp/app" . 2>"$tmp/err" \
  || { grep -q 'disabled by GOPROXY=off' "$tmp/err" && { echo "SKIP: needs go-sqlite3"; exit 77; }; cat "$tmp/err"; exit 1; }
serve "$tmp/app" "$tmp/db"
contract
echo
go list -f '{{join .Imports "\n"}}' ./booking | tr '\n' ' ' | sed 's/ $/\n/'
