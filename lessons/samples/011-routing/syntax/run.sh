#!/usr/bin/env bash
# Which patterns Express 5 accepts.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules express
cp package.json syntax.mjs "$tmp"
node "$tmp/syntax.mjs"
