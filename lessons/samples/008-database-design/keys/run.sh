#!/usr/bin/env bash
# Three kinds of key: pages of the index, and what a thousand more rows write.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. ../pg.sh
[ "$(psql -Atc 'SHOW server_version_num')" -ge 180000 ] || { echo "SKIP: needs PostgreSQL 18"; exit 77; }
psql -q -v ON_ERROR_STOP=1 -f keys.sql
echo "key      pages of index   1000 more rows: pages copied   log written"
more() { # table, expression
  size=$(psql -Atc "SELECT pg_relation_size('$1_pkey') / 8192")
  psql -Atc "EXPLAIN (ANALYZE, WAL, COSTS off, TIMING off, SUMMARY off)
             INSERT INTO $1 SELECT $2, n FROM generate_series(300001, 301000) n" |
    sed -n 's/.*fpi=\([0-9]*\) bytes=\([0-9]*\).*/\1 \2/p' | head -n 1 |
    while read -r fpi bytes; do
      printf '%-8s %14s %30s %10s KB\n' "${1#by_}" "$size" "$fpi" "$(((bytes + 5000) / 10000 * 10))"
    done
}
more by_bigint n
more by_v4 "v4(n::int)"
more by_v7 "uuidv7()"
psql -Atc "SELECT 'what a v7 tells: created ' || uuid_extract_timestamp('0197c4a3-4d00-7a1b-8c2d-3e4f5a6b7c8d'::uuid) AT TIME ZONE 'UTC'"
