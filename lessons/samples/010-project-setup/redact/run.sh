#!/usr/bin/env bash
# One secret, printed in three ways by six languages, and the way that still tells.
set -eu
cd "$(dirname "$0")"
for tool in node python3 java go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/secret" secret.go
javac -d "$tmp" Secret.java
{
  node secret.mjs; python3 -B secret.py; java -cp "$tmp" Show
  "$tmp/secret"; ruby secret.rb; php secret.php
} >"$tmp/rows"
awk -F'\t' '{ printf "%-11s text   %s\n%-11s debug  %s\n%-11s JSON   %s\n", $1, $2, $1, $3, $1, $4
              if ($5 != "-") printf "%-11s tells  %s\n", $1, $5 }' "$tmp/rows"
