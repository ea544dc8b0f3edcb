#!/usr/bin/env bash
# Five ways to recognise a repeated request, three trials each.
set -eu
cd "$(dirname "$0")"
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
node --disable-warning=ExperimentalWarning keys.mjs
