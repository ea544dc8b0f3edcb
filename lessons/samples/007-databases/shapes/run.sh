#!/usr/bin/env bash
# A thousand bookings in two shapes: rename a port, then ask two questions.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
node --disable-warning=ExperimentalWarning rename.mjs
echo
node --disable-warning=ExperimentalWarning plans.mjs
