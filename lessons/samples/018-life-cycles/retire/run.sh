#!/usr/bin/env bash
# A resource before and after its end, and who still calls it.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node server.mjs
