#!/usr/bin/env bash
# Four frameworks are given a route after their first request.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for tool in node go; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
for package in express fastify; do
  [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
done
"$python" -c 'import flask' 2>/dev/null || { echo "SKIP: needs Flask"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json *.mjs "$tmp"
go build -o "$tmp/late" .

short() { grep -E '^[0-9]{3}$|^[A-Za-z]*Error: ' | head -1 | fold -s -w 62 | sed '2,$s/^/        /; s/ *$//'; }
printf 'Fastify '; node "$tmp/fastify.mjs" 2>&1 | short
printf 'Express '; node "$tmp/express.mjs" 2>&1 | short
printf 'Flask   '; PYTHONDONTWRITEBYTECODE=1 "$python" late.py 2>&1 | short
printf 'Go      '; "$tmp/late"
