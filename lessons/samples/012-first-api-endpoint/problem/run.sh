#!/usr/bin/env bash
# One refusal of the Express endpoint, in full; the JSON is indented for reading.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node curl "$python"
modules express
mkdir "$tmp/app"
cp ../claim.sql "$tmp"
cp ../javascript/*.mjs ../javascript/package.json "$tmp/app"
database "$tmp/db"
serve node "$tmp/app/app.mjs" "$tmp/db"
curl -s -D "$tmp/head" -o "$tmp/body" "$base/bookings" -H 'Content-Type: application/json' \
  -d '{"sailing_id": "sai_2m8p", "tickets": [{"passenger_name": "Nour Haddad", "fare_class": "pirate"}]}'
tr -d '\r' <"$tmp/head" | grep -i -e '^HTTP' -e '^content-type'
echo
"$python" -m json.tool --indent 2 "$tmp/body"
