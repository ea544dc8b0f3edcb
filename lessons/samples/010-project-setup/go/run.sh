#!/usr/bin/env bash
# Typed settings with Go's standard library.
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
go build -o "$tmp/settings" .
app=("$tmp/settings")
. ../contract.sh
contract
