#!/usr/bin/env bash
# Half a request: who waits for the other half?
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need go node
go build -o "$tmp/timeouts" .
"$tmp/timeouts"
node node.mjs
