#!/usr/bin/env bash
# A fault that is gone as soon as somebody looks.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node vanish.mjs
