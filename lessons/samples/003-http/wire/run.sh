#!/usr/bin/env bash
# One exchange as curl shows it, six odd requests to Node and Go, and chunks.
set -eu
cd "$(dirname "$0")"
for tool in curl node python3 go; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null || true; rm -rf "$tmp"' EXIT
port() {
  for _ in $(seq 100); do grep -qs PORT "$1" && break; sleep 0.1; done
  sed -n 's/^PORT //p' "$1"
}
go build -o "$tmp/go" .
"$tmp/go" >"$tmp/g" & pids=$!
node server.mjs >"$tmp/n" & pids="$pids $!"
node=$(port "$tmp/n")
curl -sv -A curl -H "Host: tidewater.example" --json '{"sailing_id":"sai_7f3k"}' \
  "http://127.0.0.1:$node/bookings" 2>&1 | tr -d '\r' | grep -v '^[*{}] '
echo
echo '   Node  Go'
python3 odd.py "$node" "$(port "$tmp/g")"
echo
python3 chunked.py chunked.http >"$tmp/c" & pids="$pids $!"
curl -s -m 5 -w '\n%{size_download} bytes\n' "http://127.0.0.1:$(port "$tmp/c")/ports"
