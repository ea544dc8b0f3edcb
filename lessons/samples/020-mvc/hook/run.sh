#!/usr/bin/env bash
# A storm cancels a sailing, with the handler that is there.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node python3
modules express
database "$tmp/db"
cp package.json *.mjs "$tmp"
node "$tmp/storm.mjs" "$tmp/db"
