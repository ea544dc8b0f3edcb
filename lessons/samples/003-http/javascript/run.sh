#!/usr/bin/env bash
# The contract of ../contract.sh against Express; its second half, Fastify.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for tool in curl node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
for package in express fastify; do
  [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
ln -s "$modules" "$tmp/node_modules"
cp package.json *.mjs "$tmp"
start() { # file
  rm -f "$tmp/port"
  node "$tmp/$1" >"$tmp/port" & pid=$!
  for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
  base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
}
start app.mjs
contract "$base" Express
kill $pid; wait $pid 2>/dev/null || true
start fastify.mjs
echo Fastify
shorter "$base"
