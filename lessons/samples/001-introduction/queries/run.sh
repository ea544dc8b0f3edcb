#!/usr/bin/env bash
# The same six questions asked three ways; times rounded to 100 ms.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node queries.mjs
