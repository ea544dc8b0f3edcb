#!/usr/bin/env bash
# The contract of ../contract.py against Express.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node "$python"
modules express
mkdir "$tmp/app"
cp ../claim.sql "$tmp"
cp package.json *.mjs "$tmp/app"
database "$tmp/db"
serve node "$tmp/app/app.mjs" "$tmp/db"
contract
