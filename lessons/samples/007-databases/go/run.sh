#!/usr/bin/env bash
# Two bookings, the second with a ticket that has no price: database/sql.
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
GOPROXY=off GOFLAGS=-mod=readonly go build -o "$tmp/book" . 2>/dev/null \
  || { echo "SKIP: needs pgx"; exit 77; }
. ../pg.sh
psql -q -f ../booking.sql
"$tmp/book"
