#!/usr/bin/env bash
# One body as PUT and as merge patch; a JSON Patch, applied twice.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
[ -d "$modules/fast-json-patch" ] || { echo "SKIP: needs fast-json-patch"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json merge.mjs "$tmp"
node "$tmp/merge.mjs"
