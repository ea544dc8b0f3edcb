#!/usr/bin/env bash
# A front that reads Content-Length, a back that reads Transfer-Encoding.
set -eu
cd "$(dirname "$0")"
for tool in node python3 go; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null || true; rm -rf "$tmp"' EXIT
port() {
  for _ in $(seq 100); do grep -qs PORT "$1" && break; sleep 0.1; done
  sed -n 's/^PORT //p' "$1"
}
go build -o "$tmp/back" .
"$tmp/back" >"$tmp/b" & pids=$!
node front.mjs "$(port "$tmp/b")" >"$tmp/f" & pids="$pids $!"
front=$(port "$tmp/f")
python3 clients.py "$front"
echo
grep -v PORT "$tmp/f"
grep -v PORT "$tmp/b"
