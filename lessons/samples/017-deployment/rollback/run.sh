#!/usr/bin/env bash
# Three ways back from one release.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
python3 rehearse.py
