#!/usr/bin/env bash
# Starts the timetable on a free port, asks it twice, stops it.
set -eu
cd "$(dirname "$0")"
for tool in curl php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 10000))
  php -S "127.0.0.1:$port" server.php >/dev/null 2>"$tmp/log" &
  pid=$!
  for _ in $(seq 50); do
    grep -q started "$tmp/log" && break 2
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
  done
done

for path in "/sailings?from=STV&to=HLM" /nowhere; do
  echo "GET $path"
  curl -s -m 5 -o "$tmp/body" -w "%{http_code} %{content_type}\n" \
    "http://127.0.0.1:$port$path"
  cat "$tmp/body"
  [ "$path" = /nowhere ] && echo
done
