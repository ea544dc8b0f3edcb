#!/usr/bin/env bash
# How large may a cookie be? Asks four servers of ../framing.
set -eu
cd "$(dirname "$0")/../framing"
for tool in node python3 go ruby; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
ruby -e 'require "webrick"' 2>/dev/null || { echo "SKIP: needs WEBrick"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
go build -o "$tmp/server" .
printf '%-21s%-10s%-10s%-10s%s\n' 'Cookie, bytes' 7900 17000 70000 1100000
try() { # name, command
  name=$1; shift
  rm -f "$tmp/out"
  "$@" >"$tmp/out" 2>"$tmp/err" &
  pid=$!
  for _ in $(seq 100); do grep -qs PORT "$tmp/out" && break; sleep 0.1; done
  printf '%-21s' "$name"
  python3 ../limits/big.py "$(sed -n 's/^PORT //p' "$tmp/out")"
  kill $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
}
try 'Node' node server.mjs
try 'Python, http.server' python3 server.py
try 'Go, net/http' "$tmp/server"
try 'Ruby, WEBrick' ruby server.rb
