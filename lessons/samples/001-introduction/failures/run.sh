#!/usr/bin/env bash
# One failure per hop, provoked on 127.0.0.1.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node hops.mjs
