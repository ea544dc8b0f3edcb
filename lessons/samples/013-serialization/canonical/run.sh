#!/usr/bin/env bash
# One value, three texts, their hashes.
set -eu
cd "$(dirname "$0")"
. ../common.sh
need node
node canonical.mjs
