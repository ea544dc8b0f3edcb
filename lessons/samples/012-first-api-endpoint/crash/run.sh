#!/usr/bin/env bash
# A process that ends between two inserts, without a transaction and with one.
set -eu
cd "$(dirname "$0")"
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
export NODE_OPTIONS=--disable-warning=ExperimentalWarning
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
rows() { # file, command…
  node -e '
    const { DatabaseSync } = require("node:sqlite");
    const db = new DatabaseSync(process.argv[1]);
    db.exec("CREATE TABLE IF NOT EXISTS bookings (reference TEXT PRIMARY KEY, passengers INTEGER)");
    db.exec("CREATE TABLE IF NOT EXISTS tickets (id TEXT PRIMARY KEY, reference TEXT, passenger_name TEXT)");
    const count = (table) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get().n;
    console.log(`${process.argv[2].padEnd(22)} bookings ${count("bookings")}, tickets ${count("tickets")}`);
  ' "$@"
}
for plan in none transaction; do
  rows "$tmp/$plan" before >/dev/null
  node crash.mjs "$tmp/$plan" $plan || true
done
rows "$tmp/none" "no transaction"
rows "$tmp/transaction" "between BEGIN, COMMIT"
