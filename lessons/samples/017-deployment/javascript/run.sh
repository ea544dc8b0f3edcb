#!/usr/bin/env bash
# The contract of ../contract.py against Express.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
modules express
cp *.mjs package.json "$tmp"
python3 ../contract.py term node "$tmp/app.mjs"
