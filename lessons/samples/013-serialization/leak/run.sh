#!/usr/bin/env bash
# One row of users, written whole and written by a list.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go java javac mvn node
libraries pydantic
echo "JavaScript"
node leak.mjs
echo "Python"
"$python" leak.py
echo "Java"
jackson Leak
echo "Go"
go run main.go
