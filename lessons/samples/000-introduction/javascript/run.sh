#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
[ -d "$modules/express" ] || { echo "SKIP: needs express"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json form.mjs "$tmp"
node "$tmp/form.mjs"
