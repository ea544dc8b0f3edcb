#!/usr/bin/env bash
# The contract of ../contract.sh against Fastify.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node
modules fastify
cp package.json *.mjs "$tmp"
serve node "$tmp/app.mjs"
both
