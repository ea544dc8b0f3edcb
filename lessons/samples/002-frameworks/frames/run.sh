#!/usr/bin/env bash
# How many stack frames lie above a handler?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for tool in node go ruby; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
for package in express fastify; do
  [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
done
"$python" -c 'import django, flask' 2>/dev/null \
  || { echo "SKIP: needs Django and Flask"; exit 77; }
ruby -e 'require "sinatra/version"; require "puma"' 2>/dev/null \
  || { echo "SKIP: needs Sinatra and Puma"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json depth.mjs "$tmp"
node "$tmp/depth.mjs"
PYTHONDONTWRITEBYTECODE=1 "$python" depth.py
go build -o "$tmp/depth" . && "$tmp/depth"
ruby depth.rb
