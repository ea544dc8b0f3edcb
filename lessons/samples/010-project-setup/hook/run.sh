#!/usr/bin/env bash
# Four settings, each reviewed by somebody, and what a client sees of them.
set -eu
cd "$(dirname "$0")"
for tool in node curl; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d); pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
env -i PATH="$PATH" PORT=0 node --env-file=production.env server.mjs >"$tmp/port" &
pid=$!
for _ in $(seq 100); do [ -s "$tmp/port" ] && break; sleep 0.1; done
url=http://127.0.0.1:$(cat "$tmp/port")
show() { printf '%-16s %-14s %s\n' "$(sed -n "$1p" production.env)" "$2" "$3"; }
show 1 'GET /boom' "$(curl -s -m 5 "$url/boom" | head -1)"
show 2 'POST /bookings' "$(curl -s -m 5 -X POST "$url/bookings")"
show 3 'GET /sailings' "$(curl -s -m 5 "$url/sailings")"
show 4 'GET /party' "$(curl -s -m 5 "$url/party")"
