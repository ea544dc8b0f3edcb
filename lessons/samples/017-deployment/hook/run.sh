#!/usr/bin/env bash
# A server in a terminal, and the terminal is closed.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
python3 evening.py server.mjs
