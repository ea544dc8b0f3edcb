#!/usr/bin/env bash
# A promise nobody waits for: the answer first, then the failure, then the end.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node curl
modules express
cp package.json lost.mjs "$tmp"
serve node "$tmp/lost.mjs"
ask() { curl -s -o "$tmp/body" -w '%{http_code}' "$@" || true; }
printf '%-28s%s\n' "POST /bookings" "$(ask "$base/bookings" -H 'Content-Type: application/json' -d '{"passenger_name":"Jonah"}')"
printf '%-28s%s\n' "GET /bookings/K7M2PX" "$(ask "$base/bookings/K7M2PX")"
code=0
wait $pid || code=$?
pid=
printf '%-28s%s\n' "exit code of the server" "$code"
printf '%-28s%s\n' "its last words" "$(grep -m 1 -o 'Error: .*' "$tmp/err")"
printf '%-28s%s\n' "GET /ports, anybody" "$(curl -s -S "$base/ports" 2>&1 | grep -o 'Failed to connect' || true)"
