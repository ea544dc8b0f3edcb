#!/usr/bin/env bash
# The contract of ../contract.sh against Express.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for tool in curl node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
[ -d "$modules/express" ] || { echo "SKIP: needs express"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
ln -s "$modules" "$tmp/node_modules"
cp package.json app.mjs "$tmp"
node "$tmp/app.mjs" >"$tmp/port" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
contract
