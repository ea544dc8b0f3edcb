#!/usr/bin/env bash
# Two requests that no form would send: to a trusting server, to a careful
# one, and to the trusting one again over HTTPS.
set -eu
cd "$(dirname "$0")"
for tool in curl node openssl; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost -days 1 \
  -keyout "$tmp/key.pem" -out "$tmp/cert.pem" 2>/dev/null

start() {
  : >"$tmp/port"
  node server.mjs "$@" >"$tmp/port" &
  pid=$!
  for _ in $(seq 100); do [ -s "$tmp/port" ] && break; sleep 0.1; done
  port=$(cat "$tmp/port")
}
book() { # origin, passengers
  body='{"route":"STV-HLM","fare_class":"adult",'
  body="$body\"passengers\":$2,\"price_cents\":1}"
  echo "passengers $2, price_cents 1"
  curl -s -m 5 --noproxy '*' --cacert "$tmp/cert.pem" -d "$body" \
    -H 'Content-Type: application/json' -w ' <- %{http_code}\n' \
    "$1:$port/bookings" | sed 's/"type":[^,]*,//'
}
stop() { kill $pid; wait $pid 2>/dev/null || true; }
for mode in trusting careful; do
  start $mode
  echo "# $mode"
  for n in 40 2; do book http://127.0.0.1 $n; done
  stop
done
start trusting "$tmp/key.pem" "$tmp/cert.pem"
echo '# trusting, over HTTPS'
book https://localhost 40
stop
