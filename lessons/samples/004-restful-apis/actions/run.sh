#!/usr/bin/env bash
# Three ways to cancel a booking, each used twice.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node actions.mjs
