#!/usr/bin/env bash
# One seat left, two phones, and a handler that looks before it leaps.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules express
mkdir "$tmp/app"
cp ../claim.sql "$tmp"
cp package.json naive.mjs ../schema.sql ../javascript/bookings.mjs "$tmp/app"
node "$tmp/app/naive.mjs"
