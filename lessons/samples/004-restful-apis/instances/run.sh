#!/usr/bin/env bash
# A conversation and its stateless form, before two instances.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node instances.mjs
