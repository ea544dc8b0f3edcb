#!/usr/bin/env bash
# A cache that knows HTTP and nothing about ferries, before two APIs.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node cache.mjs
