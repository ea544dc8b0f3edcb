#!/usr/bin/env bash
# Start, one slow request, SIGTERM while it runs: which line comes when?
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for tool in curl node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
[ -d "$modules/fastify" ] || { echo "SKIP: needs fastify"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp package.json timetable.mjs "$tmp"
grep -v SIGTERM timetable.mjs >"$tmp/careless.mjs"

for file in timetable careless; do
rm -f "$tmp/body"
[ $file = timetable ] || printf '\nwithout the SIGTERM line:\n'
PORT=0 node "$tmp/$file.mjs" >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 100); do grep -q '^PORT' "$tmp/err" && break; sleep 0.1; done
port=$(sed -n 's/^PORT //p' "$tmp/err")
curl -s -m 5 -o "$tmp/body" -w '%{http_code}' "http://127.0.0.1:$port/sailings" >"$tmp/code" &
client=$!
for _ in $(seq 50); do grep -q 'request in' "$tmp/out" && break; sleep 0.05; done
kill -TERM $pid
wait $client || true
wait $pid 2>/dev/null || true
cat "$tmp/out"
echo "client got $(cat "$tmp/code") $(cat "$tmp/body" 2>/dev/null)"
done
