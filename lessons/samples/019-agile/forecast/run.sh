#!/usr/bin/env bash
# A forecast from throughput, by drawing past weeks at random.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need "$python"
"$python" forecast.py
