#!/usr/bin/env bash
# The same failure as 503 and as 200, to a client that may retry.
set -eu
cd "$(dirname "$0")"
for tool in curl node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
node server.mjs >"$tmp/port" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
for path in honest polite; do
  echo "curl --retry 3 /$path"
  start=$(date +%s%N)
  curl -s --retry 3 "$base/$path" -o "$tmp/body" && code=0 || code=$?
  waited=$(( ($(date +%s%N) - start) / 1000000000 ))
  echo "  $(cat "$tmp/body")"
  echo "  exit code $code, waited $waited s"
done
