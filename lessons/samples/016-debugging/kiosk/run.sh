#!/usr/bin/env bash
# Five passengers at one ticket machine.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
timeout 15 node report.mjs
