#!/usr/bin/env bash
# Resources that are not tables, and a path that is too deep.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node --disable-warning=ExperimentalWarning resources.mjs
