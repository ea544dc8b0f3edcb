#!/usr/bin/env bash
# The six examples of the story, against the server as it is.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
serve
node --test --test-reporter=tap acceptance.test.mjs >"$tmp/out" || true
sed -n "s/^\(ok\|not ok\) [0-9]* - /\1 /p; s/^ *\(expected\|actual\): /    \1 /p" "$tmp/out"
