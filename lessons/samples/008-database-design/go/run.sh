#!/usr/bin/env bash
# Plain SQL from Go, and the names of constraints turned into sentences.
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
GOPROXY=off GOFLAGS=-mod=readonly go build -o "$tmp/schema" . 2>/dev/null \
  || { echo "SKIP: needs pgx"; exit 77; }
. ../pg.sh
"$tmp/schema"
