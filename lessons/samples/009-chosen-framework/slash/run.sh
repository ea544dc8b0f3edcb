#!/usr/bin/env bash
# A POST to Django with and without the final slash.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node "$python"
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
serve "$python" app.py
node client.mjs "$base"
