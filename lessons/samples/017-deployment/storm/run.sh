#!/usr/bin/env bash
# A liveness probe with and without the database.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node storm.mjs
