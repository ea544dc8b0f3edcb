#!/usr/bin/env bash
# Absent, null and empty: written by Node and Go, read by Pydantic.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go node
libraries pydantic
node absent.mjs
echo
go run main.go
echo
"$python" absent.py
