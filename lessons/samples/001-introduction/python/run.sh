#!/usr/bin/env bash
# Starts the timetable on a free port, asks it twice, stops it.
set -eu
cd "$(dirname "$0")"
for tool in curl python3; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
PORT=0 python3 server.py >"$tmp/port" &
pid=$!
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
for _ in $(seq 150); do [ -s "$tmp/port" ] && break; sleep 0.1; done
port=$(head -1 "$tmp/port")

for path in "/sailings?from=STV&to=HLM" /nowhere; do
  echo "GET $path"
  curl -s -m 5 -o "$tmp/body" -w "%{http_code} %{content_type}\n" \
    "http://127.0.0.1:$port$path"
  cat "$tmp/body"
  [ "$path" = /nowhere ] && echo
done
