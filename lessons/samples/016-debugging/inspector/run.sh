#!/usr/bin/env bash
# What a client of an open inspector may do, on this machine and to its own child.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
timeout 15 node stranger.mjs
