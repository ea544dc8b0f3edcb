#!/usr/bin/env bash
# Two clients of one problem, and three wordings of its detail.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node client.mjs
