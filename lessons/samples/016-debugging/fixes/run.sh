#!/usr/bin/env bash
# Five repairs, four names.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
timeout 15 node fixes.mjs
