#!/usr/bin/env bash
# What a hand-written form parser makes of one legal body, and of one percent sign.
set -eu
cd "$(dirname "$0")"
for tool in curl node; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
node predict.mjs
echo
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
node server.mjs 2>"$tmp/err" &
pid=$!
for _ in $(seq 100); do grep -q '^PORT' "$tmp/err" && break; sleep 0.1; done
url="http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/err")"
ask() {
  label=$1; shift
  status=0
  code=$(curl -s -m 5 -o "$tmp/body" -w '%{http_code}' "$@") || status=$?
  case $status in
    0) said=$code ;;
    7) said='connection refused' ;;
    52) said='connection closed, no answer' ;;
    *) said="curl exit $status" ;;
  esac
  printf '%-22s %s\n' "$label" "$said"
}
ask 'GET  /sailings' "$url/sailings"
ask 'POST note=100%25' -d 'note=100%25' "$url/bookings"
ask 'POST note=100%' -d 'note=100%' "$url/bookings"
wait $pid || true
ask 'GET  /sailings' "$url/sailings"
echo
sed -n 's/^\(URIError.*\)/the log: \1/p' "$tmp/err"
