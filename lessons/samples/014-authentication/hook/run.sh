#!/usr/bin/env bash
# Three thieves, before and after the lesson.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
node24
modules express
cp *.mjs ../javascript/*.mjs ../javascript/package.json "$tmp"
node "$tmp/thieves.mjs" before.mjs stavenger1 'Summer2026!'
echo
node "$tmp/thieves.mjs" app.mjs 'gulls over grey water' 'four fresh mackerel'
