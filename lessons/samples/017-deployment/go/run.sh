#!/usr/bin/env bash
# The contract of ../contract.py against Go's standard library.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need go
go build -o "$tmp/app" .
python3 ../contract.py term "$tmp/app"
