#!/usr/bin/env bash
# The same five routes as they were written, and in alphabetical order.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node sort
modules express
cp package.json board.mjs "$tmp"
echo "as written"
node "$tmp/board.mjs" <routes.txt
echo "after sort"
LC_ALL=C sort routes.txt | node "$tmp/board.mjs"
echo
LC_ALL=C sort routes.txt
