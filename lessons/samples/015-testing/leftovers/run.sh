#!/usr/bin/env bash
# What a rollback takes back, and ways of starting clean from fastest to slowest.
# With an argument, speed.py prints the fastest try of each way too.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
"$python" -c 'import psycopg' 2>/dev/null || { echo "SKIP: needs psycopg"; exit 77; }
. ../pg.sh
psql -q -c 'CREATE DATABASE tidewater' -c 'CREATE DATABASE rollback'
DSN="host=127.0.0.1 port=$PGPORT user=tidewater dbname=rollback" "$python" rollback.py
echo
DSN="host=127.0.0.1 port=$PGPORT user=tidewater dbname=tidewater" "$python" speed.py "$@"
