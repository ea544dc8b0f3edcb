#!/usr/bin/env bash
# A query string in the pattern.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need go node
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
modules express
cp package.json app.mjs "$tmp"
node "$tmp/app.mjs"
"$python" app.py
go run main.go
