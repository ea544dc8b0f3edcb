#!/usr/bin/env bash
# The contract of ../contract.sh against Express, then against Fastify.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node
modules express fastify
cp package.json *.mjs "$tmp"
serve node "$tmp/app.mjs"
contract Express
echo
serve node "$tmp/fastify.mjs"
contract Fastify
