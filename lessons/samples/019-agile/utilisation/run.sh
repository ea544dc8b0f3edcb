#!/usr/bin/env bash
# A queue before one reviewer, at four levels of utilisation.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node reviewer.mjs
