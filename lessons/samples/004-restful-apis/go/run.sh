#!/usr/bin/env bash
# The contract of ../contract.sh against Go's standard library.
set -eu
cd "$(dirname "$0")"
for tool in curl go; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
go build -o "$tmp/app" .
"$tmp/app" >"$tmp/port" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
contract
