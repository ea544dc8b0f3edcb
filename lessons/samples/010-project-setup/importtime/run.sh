#!/usr/bin/env bash
# A test that sets a variable, and one that passes an argument.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
env -u TW_MAX_PARTY node limits.test.mjs
env -u TW_MAX_PARTY node passed.test.mjs
