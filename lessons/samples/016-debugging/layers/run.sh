#!/usr/bin/env bash
# The same booking at three doors.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node curl
node ../kiosk/servers.mjs >"$tmp/ports" & first=$!
"$python" tap.py >"$tmp/tap" & second=$!
trap 'kill $first $second $third 2>/dev/null || true; rm -rf "$tmp"' EXIT
third=
until [ -s "$tmp/ports" ] && [ -s "$tmp/tap" ]; do sleep 0.05; done
read -r back front <"$tmp/ports"
read -r tap <"$tmp/tap"
printf '{"sailing_id":"sai_7f3k","name":"S\xc3\xb8rensen"}' >"$tmp/one.json"
post() { curl -s -o /dev/null -w "$1 %{http_code}\n" --data-binary "@$tmp/one.json" \
  -H 'Content-Type: application/json' "http://127.0.0.1:$2/bookings"; }
post 'curl to the service ' "$back"
post 'curl to the gateway ' "$front"
# now the gateway with the tap behind it, then curl to the tap
node ../kiosk/servers.mjs "$tap" >"$tmp/ports2" & third=$!
until [ -s "$tmp/ports2" ]; do sleep 0.05; done
read -r _ front2 <"$tmp/ports2"
post '' "$front2" >"$tmp/out"
post '' "$tap" >>"$tmp/out"
sed -n '2s/^/gateway, tapped:  /p; 3s/^/curl, tapped:     /p' "$tmp/tap"
echo
# and what curl itself says about its request
curl -sv --data-binary "@$tmp/one.json" -H 'Content-Type: application/json' \
  "http://127.0.0.1:$back/bookings" 2>&1 >/dev/null | tr -d '\r' |
  sed "s/:$back/:PORT/g" | grep '^[<>] *[A-Za-z]' | grep -vi 'user-agent\|^< date'
