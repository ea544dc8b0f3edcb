#!/usr/bin/env bash
# A body that is not the text it should be, against documents and tables.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
[ -d "$modules/mingo" ] || { echo "SKIP: needs mingo"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json find.mjs "$tmp"
node --disable-warning=ExperimentalWarning "$tmp/find.mjs"
