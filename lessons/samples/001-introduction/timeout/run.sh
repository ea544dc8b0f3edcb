#!/usr/bin/env bash
# A client that gives up before the server does, without and with a key.
set -eu
cd "$(dirname "$0")"
node -e "require('node:sqlite')" 2>/dev/null ||
  { echo "SKIP: needs node 24"; exit 77; }
echo '$ node booking.mjs'
node --disable-warning=ExperimentalWarning booking.mjs
echo '$ node booking.mjs with-key'
node --disable-warning=ExperimentalWarning booking.mjs with-key
