#!/usr/bin/env bash
# Which requests does Go's client send a second time by itself?
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/retry" .
"$tmp/retry"
