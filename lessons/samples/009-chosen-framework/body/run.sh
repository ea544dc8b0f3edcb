#!/usr/bin/env bash
# What a handler finds in the body when nobody asked for a parser.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules express fastify
cp app.mjs package.json "$tmp"
node "$tmp/app.mjs"
