#!/usr/bin/env bash
# Typed settings with zod.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
[ -d "$modules/zod" ] || { echo "SKIP: needs zod"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json *.mjs "$tmp"
app=(node "$tmp/main.mjs")
. ../contract.sh
contract
