#!/usr/bin/env bash
# How far six characters go, and a draw that is taken.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
mkdir "$tmp/app"
cp ../claim.sql "$tmp"
cp reference.mjs ../javascript/bookings.mjs ../schema.sql "$tmp/app"
node --disable-warning=ExperimentalWarning "$tmp/app/reference.mjs"
