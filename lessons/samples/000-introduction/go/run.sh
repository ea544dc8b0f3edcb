#!/usr/bin/env bash
# One form with the field `ticket` twice: what does the framework hand over?
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/form" .
"$tmp/form"
