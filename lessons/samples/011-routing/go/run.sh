#!/usr/bin/env bash
# The contract of ../contract.sh against Go's standard library.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl go
go build -o "$tmp/app" .
serve "$tmp/app"
contract Go
