#!/usr/bin/env bash
# Two copies of one seat, with and without a link between them.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node replicas.mjs
