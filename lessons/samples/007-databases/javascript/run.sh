#!/usr/bin/env bash
# Two bookings, the second with a ticket that has no price: node:sqlite.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
node --disable-warning=ExperimentalWarning book.mjs
