#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
for tool in curl php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  php -S "127.0.0.1:$port" form.php >"$tmp/out" 2>&1 &
  pid=$!
  for _ in $(seq 50); do grep -q 'started' "$tmp/out" && break 2; kill -0 $pid 2>/dev/null || break; sleep 0.1; done
  kill -9 $pid 2>/dev/null || true
done
ask() {
  code=$(curl -s -m 5 -o "$tmp/body" -w '%{http_code}' -d "$1" "http://127.0.0.1:$port/bookings")
  [ "$code" = 200 ] || echo "status $code" >"$tmp/body"
  echo "PHP            $(cat "$tmp/body")"
}
ask 'ticket=adult&ticket=child'
ask 'ticket=100%'
