#!/usr/bin/env bash
# The contract of ../contract.sh against Go's net/http.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl go
go build -o "$tmp/timetable" .
serve "$tmp/timetable"
both
