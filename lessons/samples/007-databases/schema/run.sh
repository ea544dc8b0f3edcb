#!/usr/bin/env bash
# Three generations of one document, six programs that add them up.
set -eu
cd "$(dirname "$0")"
for tool in node python3 go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/sum" .
last() { # name, command: its last line, or the line that names the error
  printf '%-10s ' "$1"; shift
  "$@" >"$tmp/out" 2>&1 || true
  grep -m 1 -o -E "[A-Za-z]*TypeError: .*|[^ ]* can't be coerced.*" "$tmp/out" || tail -n 1 "$tmp/out"
}
last JavaScript node sum.mjs
last Python python3 sum.py
last Go "$tmp/sum"
last Ruby ruby sum.rb
last PHP php sum.php
node --disable-warning=ExperimentalWarning guard.mjs
