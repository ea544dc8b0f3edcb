#!/usr/bin/env bash
# Three requests, a restart, one more; then three to PHP's built-in server.
set -eu
cd "$(dirname "$0")"
for tool in curl php node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
node -e "require('node:sqlite')" 2>/dev/null ||
  { echo "SKIP: needs node 24"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
start() {
  : >"$tmp/port"
  node --disable-warning=ExperimentalWarning counter.mjs "$tmp/db" >"$tmp/port" &
  pid=$!
  for _ in $(seq 100); do [ -s "$tmp/port" ] && break; sleep 0.1; done
  port=$(cat "$tmp/port")
}
ask() { curl -s -m 5 "http://127.0.0.1:$port/"; }
echo '# JavaScript'
start; ask; ask; ask
kill $pid; wait $pid 2>/dev/null || true
echo '-- restart --'
start; ask
kill $pid; wait $pid 2>/dev/null || true
echo '# PHP'
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 10000))
  php -S "127.0.0.1:$port" counter.php >/dev/null 2>"$tmp/log" &
  pid=$!
  for _ in $(seq 50); do
    grep -q started "$tmp/log" && break 2
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
  done
done
ask; ask; ask
