#!/usr/bin/env bash
# Five strings, read as a flag and as a number by the nearest means of six languages.
set -eu
cd "$(dirname "$0")"
for tool in node python3 java go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/strings" strings.go
values=('true' 'false' '' '0' '15m')
{
  node strings.mjs "${values[@]}"
  python3 strings.py "${values[@]}"
  java Strings.java "${values[@]}"
  "$tmp/strings" "${values[@]}"
  ruby strings.rb "${values[@]}"
  php strings.php "${values[@]}"
} >"$tmp/rows"
for what in flag count; do
  printf '%-12s' "$what"; printf '%-9s' '"true"' '"false"' '""' '"0"'; printf '"15m"\n'
  awk -F'\t' -v w=$what '$2 == w { printf "%-12s%-9s%-9s%-9s%-9s%s\n", $1, $3, $4, $5, $6, $7 }' "$tmp/rows"
done
