#!/usr/bin/env bash
# A path decoded twice, and a parameter with a slash in it.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules express
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
"$python" guard.py
echo
cp -r package.json maps.mjs maps crew.txt "$tmp"
cd "$tmp"
node maps.mjs
