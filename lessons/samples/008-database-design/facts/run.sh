#!/usr/bin/env bash
# What PostgreSQL keeps of half a cent and of a time with an offset.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. ../pg.sh
psql -q -At -F "  " -f facts.sql 2>&1 | sed "s/^psql:facts.sql:[0-9]*: //"
