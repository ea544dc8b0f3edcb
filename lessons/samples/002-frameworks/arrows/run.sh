#!/usr/bin/env bash
# Who calls whom, and when.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
[ -d "$modules/fastify" ] || { echo "SKIP: needs fastify"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json *.mjs "$tmp"
node "$tmp/arrows.mjs"
