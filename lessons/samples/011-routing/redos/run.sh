#!/usr/bin/env bash
# One pattern, four releases of the library that makes it a regular expression.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
modules path-to-regexp path-to-regexp-0.1.9 path-to-regexp-0.1.12 path-to-regexp-0.1.13
cp package.json redos.mjs "$tmp"
node "$tmp/redos.mjs"
