#!/usr/bin/env bash
# Two patterns that meet, and neither is more specific.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need go java javac mvn node
modules express fastify
cp package.json app.mjs "$tmp"
node "$tmp/app.mjs" | sed 's/ *$//'
spring tidewater.Cross
$program
go run main.go | fold -s -w 68 | sed '/^Go/!s/^/         /; s/ *$//'
