#!/usr/bin/env bash
# Methods sent twice; GET with content; QUERY to five servers.
set -eu
cd "$(dirname "$0")"
for tool in curl node python3 go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
ruby -e 'require "webrick"' 2>/dev/null || { echo "SKIP: needs WEBrick"; exit 77; }
node alerts.mjs
echo
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
start() { # command
  rm -f "$tmp/out"
  "$@" >"$tmp/out" 2>"$tmp/err" & pid=$!
  for _ in $(seq 100); do grep -qs PORT "$tmp/out" && break; sleep 0.1; done
  base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/out")
}
stop() {
  kill $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
}
cd ../framing
start node server.mjs
node ../methods/content.mjs "$base/sailings"
grep -v PORT "$tmp/out" | sed 's/^/server saw: /'
stop
echo
go build -o "$tmp/server" .
try() {
  name=$1; shift
  start "$@"
  printf '%-22s%s\n' "$name" "$(curl -s -m 5 -o /dev/null -w '%{http_code}' \
    -X QUERY --json '{"from":"STV"}' "$base/sailings" || true)"
  stop
}
try 'Node' node server.mjs
try 'Python, http.server' python3 server.py
try 'Go, net/http' "$tmp/server"
try 'Ruby, WEBrick' ruby server.rb
port=$((20000 + RANDOM % 10000))
php -S "127.0.0.1:$port" server.php >/dev/null 2>&1 & pid=$!
for _ in $(seq 50); do
  curl -s -o /dev/null "http://127.0.0.1:$port/" && break
  sleep 0.1
done
printf '%-22s%s\n' 'PHP, built-in server' "$(curl -s -m 5 -o /dev/null \
  -w '%{http_code}' -X QUERY --json '{"from":"STV"}' "http://127.0.0.1:$port/" || true)"
