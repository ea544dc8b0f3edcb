#!/usr/bin/env bash
# Documents inside PostgreSQL and SQLite: what an index finds, what the planner
# guesses, and what a small change writes.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. ../pg.sh
psql -q -v ON_ERROR_STOP=1 -f seed.sql
psql -q -c "ALTER SYSTEM SET full_page_writes = off" -c "SELECT pg_reload_conf()" >/dev/null
sleep 0.3
psql -q -At -v ON_ERROR_STOP=1 -f ask.sql
echo
node --disable-warning=ExperimentalWarning generated.mjs
