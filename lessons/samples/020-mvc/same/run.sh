#!/usr/bin/env bash
# The recorded contract of the old handler, against that of the split one.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node python3 diff
modules express ejs
database "$tmp/db"
mkdir "$tmp/old" "$tmp/new"
cp ../hook/package.json ../hook/*.mjs "$tmp/old"
cp -r ../javascript/*.mjs ../javascript/package.json ../javascript/views "$tmp/new"
serve node "$tmp/old/app.mjs" "$tmp/db"
contract >"$tmp/before"
rm "$tmp/db"
database "$tmp/db"
serve node "$tmp/new/app.mjs" "$tmp/db"
contract >"$tmp/after"
wc -l <"$tmp/before" | sed 's/$/ lines/'
diff "$tmp/before" "$tmp/after" || true
