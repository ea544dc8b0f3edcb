#!/usr/bin/env bash
# The table as Drizzle writes it, and what it says to an import script.
# DEPS names a folder whose node_modules has the dependencies.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp *.mjs package.json "$tmp"
modules=${DEPS:-.}/node_modules
[ -d "$modules/drizzle-kit" ] || { echo "SKIP: needs drizzle-kit"; exit 77; }
ln -s "$(cd "$modules" && pwd)" "$tmp/node_modules"
cd "$tmp"
node --disable-warning=ExperimentalWarning import.mjs
