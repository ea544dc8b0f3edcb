#!/usr/bin/env bash
# Arithmetic of batch sizes; nothing is measured.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node batch.mjs
