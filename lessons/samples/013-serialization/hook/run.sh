#!/usr/bin/env bash
# A ticket is scanned at the gate.
set -eu
cd "$(dirname "$0")"
. ../common.sh
need node
node gate.mjs
