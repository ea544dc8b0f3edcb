#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/form" .
"$tmp/form"
