#!/usr/bin/env bash
# The contract of ../contract.sh against Express, and two bookings.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl
node24
modules express
cp package.json *.mjs "$tmp"
serve node "$tmp/serve.mjs"
contract Express
serve node "$tmp/serve.mjs"
rm "$tmp/jar"
login passenger@mail.example 'four fresh mackerel' "login, passenger"
ask "own booking" $jar "$base/bookings/K7M2PX"
ask "another's booking" $jar "$base/bookings/T3QW8D"
ask "no such booking" $jar "$base/bookings/AAAAAA"
