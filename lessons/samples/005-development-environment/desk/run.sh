#!/usr/bin/env bash
# One refused booking, asked for in three ways: what does the script that runs curl learn?
set -eu
cd "$(dirname "$0")"
for tool in curl python3; do
  command -v $tool >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
curl --fail-with-body --version >/dev/null 2>&1 || { echo "SKIP: needs curl 7.76"; exit 77; }
tmp=$(mktemp -d); server=
trap 'kill $server 2>/dev/null || true; rm -rf "$tmp"' EXIT
python3 server.py >"$tmp/port" & server=$!
for _ in $(seq 100); do [ -s "$tmp/port" ] && break; sleep 0.1; done
url=http://127.0.0.1:$(cat "$tmp/port")/bookings
ask() {
  curl -s -m 5 "$@" --json '{"sailing_id":"sai_7f3k"}' "$url" >"$tmp/body" && code=0 || code=$?
  printf '%-18s exit %-2s  %s\n' "${1:-(neither)}" "$code" "$(cat "$tmp/body")"
}
ask
ask --fail
ask --fail-with-body
