#!/usr/bin/env bash
# What the model knows, and what the view lets out.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node python3
modules
database "$tmp/db"
cp leak.mjs ../javascript/package.json ../javascript/model.mjs ../javascript/views.mjs "$tmp"
node "$tmp/leak.mjs" "$tmp/db"
