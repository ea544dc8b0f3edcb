#!/usr/bin/env bash
# Three route tables, printed by the frameworks themselves.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need java javac mvn node
modules fastify
"$python" -c 'import fastapi' 2>/dev/null || { echo "SKIP: needs FastAPI"; exit 77; }
cp package.json list.mjs "$tmp"
node "$tmp/list.mjs"
"$python" list.py
echo
spring tidewater.Listing
$program | LC_ALL=C sort
