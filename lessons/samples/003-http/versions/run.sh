#!/usr/bin/env bash
# Equal requests over one connection of HTTP/1.1 and one of HTTP/2.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node versions.mjs
