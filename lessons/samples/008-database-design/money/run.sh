#!/usr/bin/env bash
# Money in floating point; then one split in six languages: int(19.99 * 100),
# the sum of a split fare of 1000, the sum of a split refund of -1000.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
for tool in node "$python" java javac go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
node float.mjs
echo
node split.mjs
PYTHONDONTWRITEBYTECODE=1 "$python" split.py
javac -d "$tmp" Split.java
java -cp "$tmp" Split
GOFLAGS=-mod=mod GOTOOLCHAIN=local go run .
ruby split.rb
php split.php
