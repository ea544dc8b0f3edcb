#!/usr/bin/env bash
# The same error behind an await and in a callback: own frames of its trace.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node lost.mjs
